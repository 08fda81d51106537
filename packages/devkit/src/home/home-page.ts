import { ROLE_AUDIENCE, ROLE_TEXT } from '@microwish/contract'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Persona } from '../demo/cast'
import { HOME_SCRIPT } from './home-script'
import { HOME_STYLE } from './home-style'
import { branch, icon, type IconName } from './icon'
import { page, shanghai } from './page-shell'

/** The file's twelve come first; the rest fill the county and are folded away. */
const MAIN_CAST = 12

/** `/`: three sentences, the ways in, the people, the clock. */
export function homePage(c: Context, personas: readonly Persona[], now: string) {
  return page(c, {
    title: '清棠微心愿',
    here: '',
    style: HOME_STYLE,
    script: HOME_SCRIPT,
    main: html`
      <section class="hero wrap">
        ${branch()}
        <h1>小事有人听，<br />件件有回音。</h1>
        <div class="say">
          <p>居民说一声，社区看得见；邻近的党员和单位认领下来，去办，再来回话。</p>
          <p>办得好不好，由居民说了算：五档评价，不满意可以请人再来。</p>
          <p>办一遍，账就有了：统计从每一步里自己长出来，没有人填第二遍表。</p>
        </div>
        <a class="btn main" href="#people">选一个人，走进去看看</a>
      </section>
      <section class="wrap" aria-labelledby="ways">
        <h2 id="ways" class="sr">从哪里进</h2>
        <ul class="ways">
          ${way('m/', 'mobile', '手机端', '居民、志愿者、网格员用的小程序，这里是浏览器版')}
          ${way('console/', 'building', '工作台', '社区和街道受理、发布、回访、看数字')}
          ${way('api/docs', 'book', '接口文档', '每个接口谁能用、带什么、会怎么答')}
          ${way('wechat/', 'chat', '微信替身', '代替微信发登录码、收订阅消息')}
        </ul>
      </section>
      <section class="wrap" aria-labelledby="people" id="cast">
        <div class="headline">
          <div>
            <h2 id="people" tabindex="-1">选一个人</h2>
            <p class="c2">不用密码。选谁就是谁，看到的就是谁该看到的。</p>
          </div>
          ${clock(now)}
        </div>
        <p id="told" class="told" role="status"></p>
        <ul class="people">
          ${personas.slice(0, MAIN_CAST).map(personCard)}
        </ul>
        <details>
          <summary class="btn line">还有${personas.length - MAIN_CAST}位：各社区的干部、志愿者和邻居</summary>
          <ul class="people">
            ${personas.slice(MAIN_CAST).map(personCard)}
          </ul>
        </details>
      </section>
    `,
  })
}

function way(href: string, name: IconName, title: string, text: string) {
  return html`<li>
    <a class="card" href="${href}">
      <span class="leafbox">${icon(name)}</span>
      <span><strong>${title}</strong><span class="note c2">${text}</span></span>
    </a>
  </li>`
}

function personCard({ personaId, person, age, roles, place, note }: Persona) {
  const audiences = new Set(roles.map((role) => ROLE_AUDIENCE[role]))
  const button = (audience: 'citizen' | 'staff', name: IconName, text: string) =>
    audiences.has(audience)
      ? html`<button class="btn soft" data-persona="${personaId}" data-audience="${audience}">
          ${icon(name)}${text}<span class="sr">（${person.name}）</span>
        </button>`
      : ''
  return html`<li class="card person">
    <div class="who">
      <span class="leafbox" aria-hidden="true">${person.surname}</span>
      <div>
        <h3>${person.name}${age === undefined ? '' : html`<span class="c3 note num">${age}岁</span>`}</h3>
        <p class="note c2">${person.unitName ?? place}</p>
      </div>
    </div>
    <p class="chips">
      ${roles
        .filter((role, index) => roles.indexOf(role) === index)
        .map(
          (role) =>
            html`<span class="chip ${ROLE_AUDIENCE[role] === 'staff' ? 'brook' : 'stone'}">${ROLE_TEXT[role]}</span>`,
        )}
    </p>
    <p class="c2 words">
      ${note}${person.unitName ? html`<span class="c3 note at">${icon('pin')}${place}</span>` : ''}
    </p>
    <div class="doors">
      ${button('citizen', 'mobile', '用手机端打开')} ${button('staff', 'building', '用工作台打开')}
    </div>
  </li>`
}

/** Domain time and what moves it. Sign-in keeps real time, so nobody is thrown out by it. */
function clock(now: string) {
  const jump = (hours: number, text: string) => html`<button class="btn line" data-hours="${hours}">${text}</button>`
  return html`<form class="clock card" id="clock" aria-label="演示时间">
    <p>
      <span class="note c3">${icon('clock')}演示时间</span>
      <strong class="num" id="now" data-now="${now}">${shanghai(now)}</strong>
    </p>
    <details>
      <summary>调时间</summary>
      <div class="jumps">${jump(1, '往后1小时')}${jump(24, '往后1天')}${jump(168, '往后7天')}</div>
      <div class="jumps">
        <label class="sr" for="when">改成</label>
        <input id="when" type="datetime-local" required value="${raw(localValue(now))}" />
        <button class="btn line" type="submit">改成这个时间</button>
        <button class="btn line" type="button" data-real>回到真实时间</button>
      </div>
    </details>
  </form>`
}

/** For `datetime-local`: wall time in Asia/Shanghai, to the minute. */
const localValue = (now: string) => new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 16)
