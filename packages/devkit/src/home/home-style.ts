export const HOME_STYLE = `
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hero { position: relative; padding-top: 88px; padding-bottom: 72px; }
.hero h1 { position: relative; font: 600 44px/62px var(--font); letter-spacing: .01em; }
.hero .say { position: relative; display: grid; gap: 6px; max-width: 36em; margin: 20px 0 28px; color: var(--ink-700); font-size: 17px; line-height: 30px; }
.hero .btn { position: relative; min-height: 52px; padding: 12px 28px; font-size: 17px; }
.branch { position: absolute; right: calc((min(1160px, 100%) - 100vw) / 2); top: 2px; overflow: visible; width: 600px; max-width: 52%; height: auto; pointer-events: none; }
.ways { display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px; }
.ways a { display: flex; gap: 14px; align-items: center; height: 100%; padding: 16px; color: var(--ink-900); text-decoration: none; }
.ways a:hover { box-shadow: var(--lift); }
.ways a > span:last-child { display: grid; gap: 2px; }
.ways strong { font: 600 17px/24px var(--font); }
#cast { padding-top: 56px; }
.headline { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-start; gap: 16px 32px; margin-bottom: 16px; }
.headline h2 { font-size: 28px; line-height: 38px; }
.told:not(:empty) { margin: 0 0 16px; padding: 10px 14px; border-radius: 12px; background: var(--crimson-100); color: var(--crimson-700); }
.told.good:not(:empty) { background: var(--leaf-100); color: var(--leaf-700); }
.people { display: grid; grid-template-columns: repeat(auto-fill, minmax(262px, 1fr)); gap: 14px; }
.person { display: flex; flex-direction: column; gap: 12px; padding: 18px; }
.who { display: flex; gap: 12px; align-items: center; }
.who h3 { display: flex; align-items: baseline; gap: 8px; }
.words { flex: 1; font-size: 15px; line-height: 24px; }
.at { display: flex; align-items: center; gap: 4px; margin-top: 2px; }
.at .icon { width: 16px; height: 16px; }
.doors { display: grid; gap: 8px; }
.clock { padding: 12px 16px; border-radius: 16px; max-width: 100%; }
.clock p { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; }
.clock p span { display: inline-flex; align-items: center; gap: 6px; }
.clock strong { font: 600 17px/24px var(--font); }
.clock summary { display: inline-flex; align-items: center; min-height: 32px; color: var(--tang-600); cursor: pointer; font-size: 15px; }
.jumps { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
details > summary.btn { margin: 16px 0; list-style: none; }
details > summary.btn::-webkit-details-marker { display: none; }
@media (max-width: 1000px) { .ways { grid-template-columns: repeat(2, 1fr); } }
@media (max-width: 640px) {
  .hero { padding-top: 136px; padding-bottom: 40px; }
  .hero h1 { font-size: 34px; line-height: 48px; }
  .hero .say { font-size: 16px; line-height: 28px; }
  .branch { top: 4px; right: 0; width: 190px; }
  .hero .btn { width: 100%; }
  .ways { gap: 10px; }
  .ways a { flex-direction: column; align-items: flex-start; gap: 10px; }
  #cast { padding-top: 40px; }
  .headline > *, .clock { width: 100%; }
}
`
