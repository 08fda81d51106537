export const DOCS_STYLE = `
.docs { display: grid; grid-template-columns: 200px minmax(0, 1fr); gap: 40px; align-items: start; padding-top: 20px; }
h1.wrap { font: 600 28px/38px var(--font); margin-top: 24px; }
.docs section { margin-top: 40px; } .docs section > h2 { margin-bottom: 14px; }
.toc { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow-y: auto; padding-bottom: 20px; }
.toc p { margin: 14px 0 2px; } .toc p:first-child { margin-top: 8px; }
.toc a { display: block; padding: 5px 10px; margin: 0 -10px; border-radius: 8px; color: var(--ink-700); font-size: 15px; line-height: 24px; text-decoration: none; }
.toc a:hover { background: var(--mist); }
.rules { display: grid; gap: 6px; font-size: 15px; line-height: 25px; }
.rules code, .operation td code, .route code { overflow-wrap: anywhere; }
.operation { margin-bottom: 16px; scroll-margin-top: 12px; }
.operation > * + * { margin-top: 8px; }
.route { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
.route code { font-size: 15px; }
.operation h4 { display: flex; gap: 10px; align-items: baseline; margin: 20px 0 0; font: 600 15px/22px var(--font); }
.operation td:first-child { min-width: 11em; } .operation td:nth-child(2) { white-space: nowrap; } .operation td:last-child { min-width: 14em; overflow-wrap: anywhere; }
.operation .scroll { margin-top: 4px; }
details { border-top: 1px solid var(--line); } h4 + details { margin-top: 8px; }
summary { display: flex; align-items: center; min-height: 44px; cursor: pointer; font-size: 15px; color: var(--tang-700); }
summary code { min-width: 7em; margin-right: 12px; }
summary::before { content: "＋"; width: 1.6em; color: var(--ink-500); } details[open] > summary::before { content: "－"; }
pre { max-height: 420px; margin: 10px 0 12px; padding: 12px 14px; overflow: auto; border-radius: 12px; background: var(--mist); line-height: 20px; }
a.chip { text-decoration: none; } a.chip:hover { text-decoration: underline; }
tr:target td { background: var(--honey-100); }
@media (max-width: 860px) {
  .docs { grid-template-columns: minmax(0, 1fr); gap: 16px; }
  .toc { position: static; max-height: none; columns: 2; column-gap: 24px; }
  .toc p { break-after: avoid; } .toc a { padding: 10px; }
}
`
