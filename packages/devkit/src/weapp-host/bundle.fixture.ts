import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const BASE = `<wxs module="xs" src="./utils.wxs" />
<template name="taro_tmpl">
  <template is="{{'tmpl_0_' + item.nn}}" data="{{i:item}}" wx:for="{{root.cn}}" wx:key="sid" />
</template>
<template name="tmpl_0_0">
  <view aria-label="{{i.p9}}" bindtap="eh" bindlongpress="eh" class="{{i.cl}}" id="{{i.uid||i.sid}}" data-sid="{{i.sid}}">
    <template is="{{'tmpl_0_' + item.nn}}" data="{{i:item}}" wx:for="{{i.cn}}" wx:key="sid" />
  </view>
</template>
<template name="tmpl_0_14">
  <button disabled="{{i.p2}}" open-type="{{i.p11}}" bindtap="eh" id="{{i.uid||i.sid}}" data-sid="{{i.sid}}">
    <template is="{{'tmpl_0_' + item.nn}}" data="{{i:item}}" wx:for="{{i.cn}}" wx:key="sid" />
  </button>
</template>
<template name="tmpl_0_79">
  <template is="{{'tmpl_0_79_blur'}}" data="{{i:i}}" />
</template>
<template name="tmpl_0_79_blur">
  <input value="{{i.p23}}" placeholder="{{i.p14}}" maxlength="{{xs.b(i.p12,140)}}" bindinput="eh" id="{{i.uid||i.sid}}" data-sid="{{i.sid}}"></input>
</template>
<template name="tmpl_0_8"><block>{{i.v}}</block></template>
`

/** A page that shows lines and gives every event and life-cycle call to `globalThis.seen`. */
const page = (body: string) => `
const seen = globalThis.seen = globalThis.seen || []
const text = (v) => ({ nn: '8', v })
const box = (sid, ...cn) => ({ nn: '0', sid, cn })
Page({
  onLoad(query) { seen.push(this.route + ' load ' + JSON.stringify(query)); ${body} },
  onShow() { seen.push(this.route + ' show') },
  onHide() { seen.push(this.route + ' hide') },
  onUnload() { seen.push(this.route + ' unload') },
  onPullDownRefresh() { seen.push('pulled') },
  eh(event) { (globalThis.onEvent || (() => {})).call(this, event); seen.push(event.type + ' ' + event.currentTarget.dataset.sid) },
})`

const HOME = `this.setData({ 'root.cn': [
  box('outer', { ...box('inner', text('加一')), cl: 'leaf', p9: '加一个' }),
  { nn: '79', sid: 'field', p14: '请输入', p12: 3 }, { nn: '79', sid: 'long', p14: '不限' },
  { nn: '14', sid: 'off', p2: true, cn: [text('不能点')] },
  { nn: '14', sid: 'agree', p11: 'agreePrivacyAuthorization', cn: [text('同意')] },
  box('row-1', text('甲'), box('come-1', text('我来'))), box('row-2', text('乙'), box('come-2', text('我来'))),
] })`

/** Writes the smallest bundle that has all that the host reads: two tabs, a page, a subpackage. Answers its folder. */
export function aBundle(files: Record<string, string> = {}): string {
  const dist = mkdtempSync(path.join(tmpdir(), 'weapp-bundle-'))
  const pageFiles = (route: string, body: string, json = '{}') => ({
    [`${route}.js`]: page(body),
    [`${route}.json`]: json,
    [`${route}.wxml`]: `<import src="/base.wxml"/>\n<template is="taro_tmpl" data="{{root:root}}" />`,
    [`${route}.wxss`]: '.leaf{border-radius:20rpx}\n',
  })
  const all = {
    'app.json': JSON.stringify({
      pages: ['pages/home/index', 'pages/me/index', 'pages/detail/index'],
      subPackages: [{ root: 'packages/member', pages: ['held/index'] }],
      tabBar: { list: [{ pagePath: 'pages/home/index' }, { pagePath: 'pages/me/index' }] },
    }),
    'app.js': `App({ onLaunch(launch) { globalThis.launch = launch } }); wx.probe && wx.probe(globalThis)`,
    'base.wxml': BASE,
    'utils.wxs': 'module.exports = { b: function (a, b) { return a === undefined ? b : a } }',
    ...pageFiles('pages/home/index', HOME, '{"enablePullDownRefresh":true}'),
    ...pageFiles('pages/me/index', `this.setData({ 'root.cn[0]': box('me', text('我的')) })`),
    ...pageFiles('pages/detail/index', `this.setData({ 'root.cn.[0]': box('one', text(query.id)) })`),
    ...pageFiles('packages/member/held/index', `this.setData({ 'root.cn': [box('h', text('认领'))] })`),
    ...files,
  }
  for (const [file, content] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(dist, file)), { recursive: true })
    writeFileSync(path.join(dist, file), content)
  }
  return dist
}
