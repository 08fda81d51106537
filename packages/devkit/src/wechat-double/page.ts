import type { Context } from 'hono'
import { html } from 'hono/html'
import { icon } from '../home/icon'
import { page, shanghai } from '../home/page-shell'
import type { DoubleState, Fault, SentMessage } from './double-state'
import type { SignIn } from './login-codes'
import { TEMPLATES } from './message-template'
import { PUSH_STYLE, pushSection } from './page-push'

type NameOf = (personaId: string) => string

/** `/wechat/`: what this machine's WeChat has seen. */
export function doublePage(c: Context, state: DoubleState, nameOf: NameOf, canPush = false) {
  const { signIns, messages, faults, pushes } = state.seen()
  const known = signIns.map(({ personaId }) => personaId)
  const titleOf = (templateId: string) => TEMPLATES[templateId]?.title ?? templateId
  return page(c, {
    title: '微信替身 · 清棠微心愿',
    here: 'wechat/',
    style: STYLE + PUSH_STYLE,
    script: SCRIPT,
    main: html`<div class="wrap">
      <h1>微信替身</h1>
      <p class="lead c2">
        开发时由它代替微信回答：发登录码、给令牌、收订阅消息。数据只在内存里，重启就清空；真正的微信没有参与。
      </p>
      <div class="two">
        <section aria-labelledby="messages">
          <h2 id="messages">发出的消息 <span class="c3 note num">${messages.length} 条</span></h2>
          ${
            messages.length === 0
              ? html`<p class="card empty c2">还没有消息。居民同意接收后，办理有进展时会出现在这里。</p>`
              : html`<ol class="bubbles">
                  ${messages.map((message) => messageCard(message, nameOf, titleOf))}
                </ol>`
          }
        </section>
        <div>
          <section aria-labelledby="people">
            <h2 id="people">谁登录过</h2>
            ${peopleTable(
              signIns.filter(({ issued }) => issued > 0),
              nameOf,
            )}
          </section>
          <section aria-labelledby="credits">
            <h2 id="credits">还能收几条</h2>
            ${creditTable(signIns, state, nameOf)}
          </section>
          <section aria-labelledby="faults">
            <h2 id="faults">正在模拟的故障</h2>
            ${faultList(faults)}
          </section>
          ${canPush && known.length > 0 ? pushSection(known, pushes, nameOf) : ''}
          <form method="post" action="double/reset" data-told="已清空。">
            <button class="btn line" type="submit">清空这一页的记录</button>
          </form>
        </div>
      </div>
      <p id="told" class="note" role="status"></p>
    </div>`,
  })
}

function messageCard(
  { at, personaId, templateId, page: target, fields }: SentMessage,
  nameOf: NameOf,
  titleOf: NameOf,
) {
  return html`<li class="bubble">
    <p class="note c3 num">${shanghai(at)} · 发给${nameOf(personaId)}</p>
    <article class="card">
      <p class="from note c2"><i>${icon('leaf')}</i>清棠微心愿</p>
      <h3>${titleOf(templateId)}</h3>
      <dl>
        ${fields.map(
          ({ label, value }) =>
            html`<dt class="c3">${label}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <p class="foot note c2">${target ? html`进入小程序 <code>${target}</code>` : '没有可进入的页面'}</p>
    </article>
  </li>`
}

function peopleTable(signIns: SignIn[], nameOf: NameOf) {
  if (signIns.length === 0) return html`<p class="card empty c2">还没有人用登录码登录过。</p>`
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="登录记录">
    <table>
      <thead>
        <tr>
          <th scope="col">人</th>
          <th scope="col">登录码</th>
          <th scope="col">最近登录</th>
        </tr>
      </thead>
      <tbody>
        ${signIns.map(
          ({ personaId, issued, used, lastAt }) =>
            html`<tr>
              <td>${nameOf(personaId)}</td>
              <td class="num">发 ${issued} 个，用 ${used} 个</td>
              <td class="num">${lastAt === undefined ? '还没有' : shanghai(lastAt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** One row a person, one column a template. */
function creditTable(signIns: SignIn[], state: DoubleState, nameOf: NameOf) {
  const rows = signIns.filter(({ personaId }) => state.credits(personaId).size > 0)
  if (rows.length === 0) return html`<p class="card empty c2">还没有人同意接收消息。同意一次，能发一条。</p>`
  const templates = Object.entries(TEMPLATES)
  return html`<details class="card credits">
    <summary>${rows.length}个人同意过，一次同意能发一条</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="每个人还能收几条">
      <table>
        <thead>
          <tr>
            <th scope="col">人</th>
            ${templates.map(([, { title }]) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ personaId }) =>
              html`<tr>
                <td>${nameOf(personaId)}</td>
                ${templates.map(([templateId]) => creditCell(state.credits(personaId).get(templateId)))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`
}

function creditCell(count: number | undefined) {
  if (count === undefined) return html`<td class="c3">没问过</td>`
  return html`<td class="num">${count > 0 ? `${count} 条` : '用完了'}</td>`
}

function faultList(faults: Fault[]) {
  if (faults.length === 0) return html`<p class="card empty c2">没有。一切正常回答。</p>`
  return html`<ul class="card rows">
    ${faults.map(
      (fault) =>
        html`<li>
          <code>${fault.path}</code>
          <span class="chip crimson num">${icon('warning')}${faultText(fault)}，还有 ${fault.times} 次</span>
        </li>`,
    )}
  </ul>`
}

function faultText({ errcode, delayMs }: Fault): string {
  if (errcode !== undefined) return `答 ${errcode}`
  return delayMs === undefined ? '做了但断线' : `慢 ${delayMs} 毫秒`
}

const STYLE = `
h1 { font: 600 28px/38px var(--font); margin-top: 28px; }
.lead { max-width: 40em; margin: 8px 0 24px; }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 420px); gap: 32px; align-items: start; }
.two h2 { margin-bottom: 12px; }
.two > div > * + * { margin-top: 28px; }
.bubbles { display: grid; gap: 18px; }
.bubble > p { text-align: center; margin-bottom: 8px; }
.bubble .card { max-width: 460px; margin: 0 auto; padding: 16px 18px 0; }
.from { display: flex; align-items: center; gap: 8px; }
.from i { display: grid; place-items: center; width: 24px; height: 24px; border-radius: 9px 9px 9px 3px; background: var(--tang-600); color: #fff; }
.from .icon { width: 14px; height: 14px; }
.bubble h3 { margin: 10px 0 8px; }
.bubble dl { display: grid; grid-template-columns: 5em 1fr; gap: 4px 12px; font-size: 15px; line-height: 24px; }
.bubble dd { overflow-wrap: anywhere; }
.foot { margin: 14px -18px 0; padding: 10px 18px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.rows { display: grid; gap: 10px; }
.rows li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 4px 12px; font-size: 15px; }
.chip .icon { width: 16px; height: 16px; }
.credits summary { display: flex; align-items: center; min-height: 44px; cursor: pointer; }
.credits summary::before { content: "＋"; width: 1.6em; color: var(--ink-500); } .credits[open] summary::before { content: "－"; }
#told:not(:empty) { position: fixed; left: 50%; bottom: 24px; translate: -50% 0; padding: 12px 20px; border-radius: 12px; background: var(--ink-900); color: #fff; }
@media (max-width: 860px) { .two { grid-template-columns: minmax(0, 1fr); } }
`

/** Looks for news while the page is visible, and replaces what it shows; focus and scrolling stay where they are. */
const SCRIPT = `
var told = document.getElementById('told'), silence;
var shown = document.querySelector('.two').innerHTML;
async function look() {
  if (document.hidden || document.activeElement.closest('.two') || document.querySelector('.two details[open]')) return;
  var text = await fetch(location.href).then(function (r) { return r.text() });
  var fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('.two').innerHTML;
  if (fresh !== shown) { shown = fresh; document.querySelector('.two').innerHTML = fresh; listen() }
}
function listen() {
  document.querySelectorAll('.two form').forEach(function (form) {
    form.addEventListener('submit', async function (event) {
      event.preventDefault();
      var body = JSON.stringify(Object.fromEntries(new FormData(form)));
      var answer = await fetch(form.action, { method: 'POST', body: body });
      event.submitter && event.submitter.blur();
      await look();
      told.textContent = answer.ok ? form.dataset.told : '没有成功，请再试一次。';
      clearTimeout(silence);
      silence = setTimeout(function () { told.textContent = '' }, 6000);
    });
  });
}
listen();
setInterval(function () { look().catch(function () {}) }, 2000);
`
