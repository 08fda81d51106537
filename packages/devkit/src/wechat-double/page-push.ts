import { html } from 'hono/html'
import { icon } from '../home/icon'
import { shanghai } from '../home/page-shell'
import { PUSH_EVENTS } from './push-message'
import type { SentPush } from './pushes'

type NameOf = (personaId: string) => string

/** What a person can do at WeChat that the product is told of, and what it was told. */
export function pushSection(personaIds: readonly string[], pushes: readonly SentPush[], nameOf: NameOf) {
  return html`<section aria-labelledby="pushes">
    <h2 id="pushes">告诉系统的事</h2>
    <form class="card revoke" method="post" action="double/pushes" data-told="已告诉系统，它会删除这个人的资料。">
      <label for="revoking">谁在微信里撤回了授权</label>
      <select id="revoking" name="personaId" required>
        <option value="">请选一位</option>
        ${personaIds.map((personaId) => html`<option value="${personaId}">${nameOf(personaId)}</option>`)}
      </select>
      <input type="hidden" name="event" value="user_authorization_revoke" />
      <p class="note c2">系统收到后删除这个人的资料，不能恢复，演示里也不能再以这个人进入；在岗的工作人员要先交接。</p>
      <button class="btn line" type="submit">撤回授权</button>
    </form>
    ${
      pushes.length === 0
        ? html``
        : html`<ol class="card rows">
            ${pushes.map((sent) => pushRow(sent, nameOf))}
          </ol>`
    }
  </section>`
}

function pushRow({ at, personaId, event, tries, isTaken }: SentPush, nameOf: NameOf) {
  return html`<li>
    <span class="num">${shanghai(at)} ${nameOf(personaId)}${PUSH_EVENTS[event]}</span>
    ${
      isTaken
        ? html`<span class="note c2 num">系统收下了${tries > 1 ? `，第 ${tries} 次` : ''}</span>`
        : html`<span class="chip crimson num">${icon('warning')}系统没有收下，试了 ${tries} 次</span>`
    }
  </li>`
}

export const PUSH_STYLE = `
.revoke { display: grid; gap: 10px; justify-items: start; }
.revoke + .rows { margin-top: 12px; }
`
