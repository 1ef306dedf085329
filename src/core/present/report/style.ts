/** Of the report: the reader's own light or dark, the system's own font. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --raised: #f6f8fa; --line: #d1d9e0; --text: #1f2328; --quiet: #59636e; --bar: #0969da; --high: #1a7f37; --medium: #9a6700; --low: #59636e; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --raised: #151b23; --line: #3d444d; --text: #f0f6fc; --quiet: #9198a1; --bar: #4493f8; --high: #3fb950; --medium: #d29922; --low: #9198a1; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
header p { color: var(--quiet); margin: .3rem 0 0; font-size: 1.05rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; margin-top: 1.5rem; }
figure { margin: 0; padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
figcaption { font-weight: 600; font-size: .9rem; margin-bottom: .6rem; }
svg { display: block; width: 100%; height: auto; } svg text { fill: var(--quiet); font: 12px system-ui, sans-serif; } svg .value { fill: var(--text); } svg rect { fill: var(--bar); }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .55rem .7rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-size: .85rem; white-space: nowrap; } tbody th { font-weight: 600; min-width: 11rem; }
.number { text-align: right; white-space: nowrap; } small { display: block; color: var(--quiet); }
code { font: .9em ui-monospace, monospace; } li code { color: var(--quiet); }
summary { cursor: pointer; } details ul { margin: .4rem 0 0; padding-left: 1.2rem; }
.tag { border: 1px solid currentColor; border-radius: 99px; padding: 0 .5em; font-size: .75rem; white-space: nowrap; } .high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); }
.waiting { padding-left: 1.2rem; } .waiting ul { color: var(--quiet); padding-left: 1.2rem; } section > p { color: var(--quiet); margin: 0; }
footer { margin-top: 2.5rem; color: var(--quiet); font-size: .85rem; }
@media (max-width: 44rem) { thead { display: none; } tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line); } th, td { display: block; border: 0; padding: .15rem 0; } .number { text-align: left; } }
@media print { details > ul { display: block; } }
`;
