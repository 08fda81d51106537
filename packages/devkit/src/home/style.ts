/** Tokens (design/tokens.json) and the parts that the kit's own pages share. */
export const STYLE = `
:root {
  --font: "PingFang SC","Noto Sans SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif;
  --tang-700: #8F2B1C; --tang-600: #B4382A; --tang-100: #FBE4DC; --tang-50: #FDF2ED;
  --ink-900: #2B221D; --ink-700: #544840; --ink-500: #72645A;
  --line: #EADFD4; --field: #9A897C; --mist: #F4EDE5; --paper: #FBF7F2; --card: #FFFFFF;
  --leaf-700: #2A6648; --leaf-100: #E3F1E8; --honey-700: #855009; --honey-100: #FCEFD6;
  --brook-700: #2C5F88; --brook-100: #E4EFF7; --crimson-700: #9C1836; --crimson-100: #FBE5E9;
  --stone-700: #5B534D; --stone-100: #EFEAE5;
  --rest: 0 1px 2px rgba(84,56,40,.05), 0 2px 10px rgba(84,56,40,.05);
  --lift: 0 8px 28px rgba(84,56,40,.14);
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink-900); font: 400 16px/1.65 var(--font); }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2 { font: 600 20px/28px var(--font); }
h3 { font: 600 17px/24px var(--font); }
a { color: var(--tang-600); }
a:hover { color: var(--tang-700); }
:focus-visible { outline: 3px solid var(--tang-600); outline-offset: 2px; border-radius: 8px; }
code, pre, kbd { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px; }
main { overflow-x: clip; outline: none; }
.num { font-variant-numeric: tabular-nums; }
.c2 { color: var(--ink-700); } .c3 { color: var(--ink-500); }
.note { font-size: 13px; line-height: 20px; }
.icon { width: 20px; height: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.wrap { width: min(1160px, 100%); margin: 0 auto; padding: 0 20px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 12px; z-index: 9; background: var(--card); padding: 10px 16px; }
header.top { position: relative; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px; padding-top: 14px; padding-bottom: 10px; }
.brand { display: inline-flex; align-items: center; gap: 10px; min-height: 44px; margin-right: auto; color: var(--ink-900); font: 600 18px/26px var(--font); text-decoration: none; }
.brand i { display: grid; place-items: center; width: 36px; height: 36px; background: var(--tang-600); color: #fff; border-radius: 13px 13px 13px 4px; }
nav.top { display: flex; flex-wrap: wrap; gap: 0 4px; margin: 0 -10px; }
nav.top a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 10px; color: var(--ink-700); font: 500 15px/22px var(--font); text-decoration: none; border-radius: 10px; }
nav.top a:hover { background: var(--mist); }
nav.top a[aria-current] { color: var(--tang-700); background: var(--tang-50); }
.card { background: var(--card); border-radius: 16px; padding: 20px; box-shadow: var(--rest); }
.btn { display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: 44px; padding: 8px 18px; border: 1px solid transparent; border-radius: 999px; font: 500 15px/22px var(--font); cursor: pointer; text-decoration: none; transition: background .12s ease-out; }
.btn.main { background: var(--tang-600); color: #fff; } .btn.main:hover { background: var(--tang-700); color: #fff; }
.btn.soft { background: var(--tang-100); color: var(--tang-700); } .btn.soft:hover { background: #F7D3C7; }
.btn.line { background: var(--card); color: var(--ink-900); border-color: var(--field); } .btn.line:hover { background: var(--mist); }
.btn[aria-busy=true] { opacity: .7; cursor: progress; }
.chip { display: inline-flex; align-items: center; gap: 4px; padding: 3px 9px; border-radius: 8px; font: 500 13px/20px var(--font); white-space: nowrap; }
.chip.stone { background: var(--stone-100); color: var(--stone-700); } .chip.leaf { background: var(--leaf-100); color: var(--leaf-700); }
.chip.honey { background: var(--honey-100); color: var(--honey-700); } .chip.brook { background: var(--brook-100); color: var(--brook-700); }
.chip.tang { background: var(--tang-100); color: var(--tang-700); } .chip.crimson { background: var(--crimson-100); color: var(--crimson-700); }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.leafbox { display: grid; place-items: center; flex: none; width: 48px; height: 48px; border-radius: 17px 17px 17px 5px; background: var(--tang-100); color: var(--tang-700); font: 600 20px/1 var(--font); }
input, select { min-height: 44px; padding: 8px 12px; border: 1.5px solid var(--field); border-radius: 12px; background: var(--card); color: var(--ink-900); font: 400 15px/22px var(--font); max-width: 100%; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 22px; }
th { text-align: left; font-weight: 500; color: var(--ink-500); font-size: 13px; }
th, td { padding: 8px 12px 8px 0; vertical-align: top; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
footer.wrap { margin: 56px auto 32px; color: var(--ink-500); font-size: 13px; line-height: 20px; }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; scroll-behavior: auto !important; } }
`
