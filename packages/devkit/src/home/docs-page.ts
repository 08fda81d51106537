import type { OpenApiDocument } from '@microwish/contract/openapi'
import { type EndpointAudience, ERROR_STATUS, type ErrorCode } from '@microwish/contract'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { DOCS_STYLE } from './docs-style'
import { AUDIENCE_TEXT, CODE_TEXT, OPERATION_TEXT, TAG_TEXT, VARIANT_TEXT } from './docs-words'
import { exampleOf } from './example-body'
import { describe, type Field, fieldsOf, type Schema, variantsOf } from './json-schema'
import { type Html, page } from './page-shell'

type Body = { content: Record<string, { schema: Schema }> }
type Operation = {
  operationId: string
  summary: string
  'x-audience': EndpointAudience
  tags: string[]
  parameters?: { name: string; in: string; required: boolean; description?: string; schema: Schema }[]
  requestBody?: Body
  responses: Record<string, Partial<Body> & { description: string }>
}
type Route = { method: string; path: string; operation: Operation }

/** `/api/docs`: the OpenAPI document, to be read by people; no script, no foreign file. */
export function docsPage(c: Context, document: OpenApiDocument) {
  const groups = groupsOf(routesOf(document))
  return page(c, {
    title: '接口文档 · 清棠微心愿',
    here: 'api/docs',
    style: DOCS_STYLE,
    main: html`<h1 class="wrap">接口文档</h1>
      <div class="wrap docs">
        <nav class="toc" aria-label="接口目录">
          ${groups.map(
            ([tag, routes]) =>
              html`<p class="c3 note">${TAG_TEXT[tag] ?? tag}</p>
                <ul>
                  ${routes.map(({ operation }) => html`<li><a href="#${operation.operationId}">${titleOf(operation)}</a></li>`)}
                </ul>`,
          )}
          <p class="c3 note">约定</p>
          <ul>
            <li><a href="#codes">错误代码</a></li>
            <li><a href="openapi.json">openapi.json</a></li>
          </ul>
        </nav>
        <div>
          ${rules()}
          ${groups.map(
            ([tag, routes]) =>
              html`<section aria-labelledby="tag-${tag}">
                <h2 id="tag-${tag}">${TAG_TEXT[tag] ?? tag}</h2>
                ${routes.map(operationCard)}
              </section>`,
          )}
          ${codesTable()}
        </div>
      </div>`,
  })
}

const titleOf = ({ operationId, summary }: Operation) => OPERATION_TEXT[operationId] ?? summary

function routesOf({ paths, servers }: OpenApiDocument): Route[] {
  const base = servers[0]?.url ?? ''
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: base + path,
      operation: operation as Operation,
    })),
  )
}

/** By tag, in the order of the words' table: what matters most first. */
function groupsOf(routes: Route[]): [string, Route[]][] {
  const order = Object.keys(TAG_TEXT)
  const tags = [...new Set(routes.map(({ operation }) => operation.tags[0] ?? ''))]
  const place = (tag: string) => (order.includes(tag) ? order.indexOf(tag) : order.length)
  return tags
    .sort((a, b) => place(a) - place(b))
    .map((tag) => [tag, routes.filter(({ operation }) => operation.tags[0] === tag)])
}

function rules() {
  return html`<ul class="card rules">
    <li><b>令牌</b>：<code>Authorization: Bearer …</code>。手机端和工作台的令牌不能混用，每个接口写着谁能用。</li>
    <li>
      <b>提交编号</b>：写操作带
      <code>Idempotency-Key</code>（1到128个可见字符），网络断了用同一个编号再发，只算一次；记14天。
    </li>
    <li><b>版本</b>：办理时写上看到的 <code>version</code>，别人先改过就答 409。</li>
    <li><b>看不到就是没有</b>：不该看见的一律 404。</li>
    <li><b>拒绝</b>：<code>application/problem+json</code>（RFC 9457），按 <code>code</code> 分支，不要按文字。</li>
    <li><b>以后</b>：只加不减。多出来的字段请忽略，不认识的状态显示 <code>statusText</code>。</li>
  </ul>`
}

function operationCard({ method, path, operation }: Route) {
  const body = operation.requestBody?.content['application/json']?.schema
  const [status, success] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [
    '200',
    undefined,
  ]
  const answer = success?.content?.['application/json']?.schema
  const parameters = (operation.parameters ?? []).map(({ name, in: where, required, schema }): Field => ({
    name: `${name}（${PLACE[where] ?? where}）`,
    schema,
    isRequired: required,
  }))
  return html`<article class="card operation" id="${operation.operationId}">
    <h3>${titleOf(operation)}</h3>
    <p class="route"><span class="chip ${method === 'GET' ? 'leaf' : 'tang'}">${method}</span><code>${path}</code></p>
    <p class="note c2" lang="en">${operation.summary}</p>
    <p class="note"><b>谁能用：</b>${AUDIENCE_TEXT[operation['x-audience']]}</p>
    ${parameters.length > 0 ? fieldTable('参数', parameters) : ''} ${body ? shapeOf('要带的', body, 'request') : ''}
    ${answer ? shapeOf(`会答的（${status}）`, answer, 'answer') : ''} ${refusals(operation)}
  </article>`
}

const PLACE: Record<string, string> = { path: '路径', query: '查询', header: '请求头' }

/** One table, or one folded table for each of several shapes. */
function shapeOf(title: string, schema: Schema, kind: 'request' | 'answer'): Html {
  const several = variantsOf(schema)
  if (several)
    return html`<h4>
        ${title}<span class="note c3">按 <code>${several.key}</code> 分</span>
      </h4>
      ${several.variants.map(
        (variant) =>
          html`<details>
            <summary><code>${variant.value}</code><span class="c2">${VARIANT_TEXT[variant.value] ?? ''}</span></summary>
            ${fieldTable(undefined, fieldsOf(variant.schema))} ${kind === 'request' ? example(variant.schema) : ''}
          </details>`,
      )}`
  const fields = fieldsOf(schema)
  if (fields.length === 0)
    return html`<h4>${title}</h4>
      <p class="note c2">空的 JSON 对象。</p>`
  if (kind === 'request') return html`${fieldTable(title, fields)} ${example(schema)}`
  return html`<h4>${title}</h4>
    <details>
      <summary>${fields.length}个字段</summary>
      ${fieldTable(undefined, fields)} ${example(schema)}
    </details>`
}

function fieldTable(title: string | undefined, fields: Field[]) {
  return html`${title === undefined ? '' : html`<h4>${title}</h4>`}
    <div class="scroll" tabindex="0" role="group" aria-label="${title ?? '字段'}">
      <table>
        <thead>
          <tr>
            <th scope="col">字段</th>
            <th scope="col">要不要</th>
            <th scope="col">是什么</th>
          </tr>
        </thead>
        <tbody>
          ${fields.map(
            ({ name, schema, isRequired }) =>
              html`<tr>
                <td><code>${name}</code></td>
                <td>${isRequired ? '必填' : '可以不填'}</td>
                <td>${describe(schema)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}

const example = (schema: Schema) =>
  html`<pre
    tabindex="0"
    role="group"
    aria-label="例子"
  ><code>${JSON.stringify(exampleOf(schema), undefined, 2)}</code></pre>`

function refusals({ responses }: Operation) {
  const refused = Object.entries(responses).filter(([status]) => Number(status) >= 400)
  return html`<h4>会拒绝的</h4>
    <p class="chips">
      ${refused.flatMap(([status, { description }]) =>
        description.split(', ').map((code) => html`<a class="chip stone" href="#code-${code}">${status} ${code}</a>`),
      )}
    </p>`
}

function codesTable() {
  const codes = Object.entries(ERROR_STATUS) as [ErrorCode, number][]
  return html`<section aria-labelledby="codes">
    <h2 id="codes">错误代码</h2>
    <div class="card scroll" tabindex="0" role="group" aria-label="错误代码">
      <table>
        <thead>
          <tr>
            <th scope="col">状态</th>
            <th scope="col">代码</th>
            <th scope="col">怎么回事</th>
          </tr>
        </thead>
        <tbody>
          ${codes.map(
            ([code, status]) =>
              html`<tr id="code-${code}">
                <td class="num">${status}</td>
                <td><code>${code}</code></td>
                <td>${CODE_TEXT[code]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}
