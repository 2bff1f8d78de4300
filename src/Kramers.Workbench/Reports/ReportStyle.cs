namespace Kramers.Workbench.Reports;

/// <summary>The look of a report page; colours come from <see cref="Charts.Palette"/>.</summary>
internal static class ReportStyle
{
    public const string StyleSheet = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"DejaVu Serif",serif}
        main{max-width:1000px;margin:0 auto;padding:36px 24px 48px}
        h1{font-size:30px;line-height:1.2;font-weight:600;margin:0}h2{font-size:20px;font-weight:600;margin:44px 0 14px;padding-top:12px;border-top:1px solid var(--rule)}
        h3{font-size:16px;font-weight:600;margin:22px 0 6px}.lead{color:var(--muted);margin:4px 0 26px}p{margin:8px 0}
        .cards{display:grid;grid-template-columns:repeat(4,1fr);gap:12px}
        .card{background:var(--panel);border:1px solid var(--rule);border-radius:6px;padding:12px 14px;min-width:0}
        .card .name{font-size:14px;color:var(--muted)}.card .value{font-size:22px;line-height:1.25;margin:2px 0;font-variant-numeric:lining-nums}
        .card .value.words{font-size:16px}.card .value small{font-size:14px;color:var(--muted)}.card .more{font-size:13px;color:var(--muted)}
        .warnings{border-left:4px solid var(--orange);background:var(--panel);padding:10px 16px;margin:24px 0 0}.warnings ul{margin:4px 0;padding-left:20px}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:24px 28px;align-items:start;margin:18px 0}.pair>*{min-width:0}.pair h3{margin-top:0}
        figure{margin:0;break-inside:avoid}figure.wide{margin:18px 0}figcaption{font-size:14px;line-height:1.45;color:var(--muted);margin-top:4px}figcaption b{color:var(--ink);font-weight:600}
        table{border-collapse:collapse;width:100%;font-size:14.5px;font-variant-numeric:lining-nums tabular-nums;border-top:1.5px solid var(--ink);border-bottom:1.5px solid var(--ink);break-inside:avoid}
        th,td{text-align:right;padding:4px 10px;font-weight:400}th:first-child,td:first-child{text-align:left;padding-left:2px}
        thead th{border-bottom:1px solid var(--muted);color:var(--muted)}
        table.facts{border:0}table.facts td{text-align:left;padding:3px 10px;vertical-align:top}table.facts td:first-child{color:var(--muted);white-space:nowrap}
        sup,sub{font-size:.74em;line-height:0}footer{margin-top:44px;font-size:13px;color:var(--muted)}
        @media (max-width:720px){.cards{grid-template-columns:repeat(2,1fr)}.pair{grid-template-columns:1fr}}
        @media print{body{font-size:12px}main{max-width:none;padding:0}h2{break-after:avoid}.card,.warnings{background:none}}

        """;
}
