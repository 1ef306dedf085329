export const STYLES = `
:root { --ink: #22302c; --soft: #6b7772; --line: #e6e0d5; --paper: #faf7f1; --green: #1f5d4c; }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 15px/1.5 Inter, "Segoe UI", system-ui, sans-serif; }
a { color: inherit; text-decoration: none; }
button { font: inherit; cursor: pointer; border: 0; border-radius: 8px; }
h1, h2, .logo { font-family: Georgia, "Times New Roman", serif; font-weight: 500; letter-spacing: -.01em; }
h2 { font-size: 20px; }
small { color: var(--soft); font-size: 13px; }
svg { display: block; }

.banner { background: var(--ink); color: #f3efe6; text-align: center; font-size: 13px; padding: 7px; }
.banner a { text-decoration: underline; text-underline-offset: 3px; }
header, .hero, .columns { max-width: 1160px; margin: 0 auto; padding: 0 28px; }
header { display: flex; align-items: center; gap: 22px; height: 76px; }
.logo { font-size: 24px; }
nav { display: flex; gap: 20px; color: var(--soft); margin-right: auto; }
header input { font: inherit; font-size: 14px; width: 190px; padding: 8px 14px; border: 1px solid var(--line); border-radius: 99px; background: #fff; }
.pill { font-size: 13px; padding: 5px 12px; border-radius: 99px; background: #e3ece8; color: var(--green); white-space: nowrap; }
.pill.gold { background: #f7ebc6; color: #6f5410; }

.hero { padding-bottom: 26px; }
.hero h1 { font-size: 40px; line-height: 1.15; }
.hero p { color: var(--soft); }

.columns { display: grid; grid-template-columns: minmax(0, 1fr) 330px; gap: 36px; align-items: start; padding-bottom: 40px; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 26px 22px; }
article { min-width: 0; }
article h3 { font-size: 15px; font-weight: 600; margin-top: 11px; }
article p { color: var(--soft); font-size: 13px; }
article footer { display: flex; gap: 8px; justify-content: space-between; align-items: center; margin-top: 9px; }
article s { color: var(--soft); font-weight: 400; margin-right: 2px; }
.picture { position: relative; border-radius: 14px; height: 190px; display: grid; place-items: center; }
.picture svg { height: 128px; }
.sale, .photos { position: absolute; font-size: 12px; border-radius: 99px; padding: 2px 9px; background: #ffffffd9; }
.sale { top: 10px; left: 10px; color: #a2402b; font-weight: 600; }
.photos { bottom: 10px; left: 10px; color: var(--soft); }
article button { font-size: 13px; padding: 7px 13px; white-space: nowrap; background: #e7e1d4; color: var(--ink); }
.buy-blue article button { background: #2f6db5; color: #fff; }
.buy-red article button { background: #c2452f; color: #fff; }

.related { display: flex; align-items: center; flex-wrap: wrap; gap: 14px 24px; margin-top: 34px; padding-top: 22px; border-top: 1px solid var(--line); }
.related h2 { font-size: 17px; margin-right: auto; }
.related a { display: flex; align-items: center; gap: 10px; font-size: 14px; }
.thumb { width: 44px; height: 44px; border-radius: 10px; display: grid; place-items: center; flex: none; }
.thumb svg { height: 32px; }

.order { display: flex; align-items: center; gap: 24px; margin-bottom: 26px; padding: 14px 20px; background: #fff; border: 1px solid var(--line); border-radius: 14px; }
.order h2 { font-size: 16px; white-space: nowrap; }
.order ol { display: flex; flex: 1; list-style: none; padding: 0; font-size: 13px; color: var(--soft); }
.order li { flex: 1; border-top: 3px solid var(--line); padding-top: 5px; }
.order li.done { border-color: var(--green); color: var(--ink); }

.cart { position: sticky; top: 20px; background: #fff; border: 1px solid var(--line); border-radius: 16px; padding: 22px; }
.cart.fresh { border-color: #b9d3c8; box-shadow: 0 14px 40px -18px #1f5d4c66; }
.cart ul { list-style: none; padding: 0; margin: 14px 0; display: grid; gap: 12px; }
.cart li { display: grid; grid-template-columns: 44px 1fr auto; gap: 12px; align-items: center; font-size: 14px; }
.cart li small { display: block; }
.cart li b, .total { font-weight: 600; }
.sum { display: flex; justify-content: space-between; font-size: 14px; color: var(--soft); margin-top: 6px; }
.sum.total { color: var(--ink); font-size: 16px; }
.extra { font-size: 13px; color: var(--green); background: #eef4f1; border-radius: 8px; padding: 6px 11px; margin: 8px 0; }
.shipping { margin: 14px 0 12px; }
progress { width: 100%; height: 5px; appearance: none; border: 0; display: block; margin-bottom: 5px; }
progress::-webkit-progress-bar { background: var(--line); border-radius: 9px; }
progress::-webkit-progress-value { background: #8fb3a6; border-radius: 9px; }
progress::-moz-progress-bar { background: #8fb3a6; }

.checkout { margin-top: 18px; }
.checkout button { width: 100%; padding: 12px; font-weight: 600; margin-bottom: 8px; }
.classic button { background: #fff; border: 1px solid var(--ink); color: var(--ink); }
.checkout small { display: block; text-align: center; }
.classic .express { background: #111; color: #fff; }
.one-page { background: var(--green); color: #f4f9f7; border-radius: 12px; padding: 18px; margin: 18px -8px -8px; }
.one-page .tag { font: 600 11px/1 system-ui, sans-serif; background: #ffffff26; padding: 4px 9px; border-radius: 99px; vertical-align: 3px; margin-left: 4px; }
.one-page dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 14px; font-size: 14px; margin: 12px 0 16px; }
.one-page dt { color: #b5d1c7; }
.one-page dd { margin: 0; }
.one-page .pay { background: #f6d87c; color: #2a2410; font-size: 16px; }
.one-page small { color: #b5d1c7; }

footer.page { text-align: center; font-size: 12px; color: #9aa39f; padding: 4px 0 26px; }
@media (max-width: 860px) {
  .columns { grid-template-columns: 1fr; }
  .cart { position: static; }
  nav, header search { display: none; }
  header .logo { margin-right: auto; }
}
`;
