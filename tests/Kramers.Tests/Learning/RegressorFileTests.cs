using System.Text;
using Kramers.Learning;

namespace Kramers.Tests.Learning;

public class RegressorFileTests
{
    [Theory]
    [InlineData("{}", "no \"kramersModel\"")]
    [InlineData("[1]", "no \"kramersModel\"")]
    [InlineData("""{"kramersModel":"1","kind":"linear","model":{}}""", "version 1")]
    [InlineData("""{"kramersModel":1,"kind":"oracle","model":{}}""", "\"oracle\" are not known; known are")]
    [InlineData("""{"kramersModel":1,"model":{}}""", "no \"kind\"")]
    [InlineData("""{"kramersModel":1,"kind":7,"model":{}}""", "\"kind\" of the model must be text")]
    [InlineData("""{"kramersModel":1,"kind":"linear","model":{"features":{"mean":[0],"scale":[1,2]}}}""", "standardisation")]
    [InlineData("""{"kramersModel":1,"kind":"linear","model":{"features":{"mean":"x"}}}""", "damaged")]
    public void What_is_wrong_with_a_file_is_said(string json, string message)
    {
        var e = Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}
