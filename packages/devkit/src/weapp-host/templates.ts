import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What base.wxml draws for one kind of node: its tag, where each attribute's value lies in the node, what it binds. */
export type Template = {
  tag: string
  /** WXML attribute → key in the node's data (`placeholder` → `p14`) and the value that WXML puts where it is absent. */
  attributes: Map<string, { key: string; fallback: string | undefined }>
  /** Event → `bind` or `catch`, for events that reach Taro's `eh`. */
  events: Map<string, 'bind' | 'catch'>
}

/** Templates by the short node name (`nn`) that Taro's runtime sends in setData. */
export type Templates = ReadonlyMap<string, Template>

const TEMPLATE = /<template name="tmpl_\d+_(\w+)">\s*<([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g

/** Reads `base.wxml` of a Taro bundle. Levels beyond the first repeat the same elements and are passed over. */
export function readTemplates(dist: string): Templates {
  const templates = new Map<string, Template>()
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8')
  for (const [, name = '', tag = '', attributes = ''] of wxml.matchAll(TEMPLATE)) {
    // A template that only chooses between `_focus` and `_blur` draws nothing by itself; both draw the same element.
    if (tag === 'template' || name === 'container') continue
    const kind = name.replace(/_(focus|blur)$/, '')
    if (!templates.has(kind)) templates.set(kind, readElement(tag, attributes))
  }
  return templates
}

function readElement(tag: string, source: string): Template {
  const template: Template = { tag, attributes: new Map(), events: new Map() }
  for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE)) {
    const event = /^(bind|catch):?(\w+)$/.exec(name)
    const bound = /\bi\.(\w+)(?:\s*(?:,|\|\|)\s*'?([^')}]*)'?)?/.exec(value)
    if (event?.[2] && value === 'eh') template.events.set(event[2], event[1] as 'bind' | 'catch')
    else if (bound?.[1]) template.attributes.set(name, { key: bound[1], fallback: bound[2] })
  }
  return template
}
