import type { BuiltFile } from './folder'

/**
 * Traces of the local stack that survive minification (decision 15): its paths, its people, its issuer.
 */
export const DEV_TRACES = [
  /\/dev\/(personas|sessions|clock)/,
  /personaId/,
  /listPersonas|startDevSession|setDevClock/,
  /(issuer|iss):\s*["'`]local["'`]/,
]

export function devTraces(files: readonly BuiltFile[]): string[] {
  return files.flatMap(({ path, content }) =>
    DEV_TRACES.flatMap((trace) => {
      const found = trace.exec(content.toString())?.[0]
      return found ? [`${path} has ${found}`] : []
    }),
  )
}

/** Addresses that a library carries and never asks: names, links in messages, examples. Each with its reason. */
export const HARMLESS: [address: RegExp, why: string][] = [
  [/^https?:\/\/(localhost|127\.0\.0\.1)([:/]|$)/, 'this machine'],
  [/^http:\/\/www\.w3\.org\//, 'names of XML, SVG and XLink namespaces'],
  [/^https:\/\/(legacy\.)?reactjs\.org\/|^https:\/\/react\.dev\//, 'links in React’s error messages'],
  [/^https:\/\/json-schema\.org\//, 'names of JSON schema dialects, in zod'],
  [/^https:\/\/stenciljs\.com\/docs\//, 'links in the messages of Taro’s web components'],
  [/^https:\/\/taro\.com$/, 'base against which Taro reads relative addresses'],
  [
    /^http:\/\/(schemas\.openxmlformats\.org|schemas\.microsoft\.com\/office|purl\.oclc\.org\/ooxml)\//,
    'names of the XML namespaces of xlsx files',
  ],
  [
    /^https?:\/\/[\w.-]+\.(invalid|test)(\/|$)/,
    'reserved for what must not resolve: the address of the deployment comes with it',
  ],
]

/** Addresses of other hosts in what a browser or WeChat would run: nothing is loaded from, or told to, anybody else. */
export function foreignAddresses(files: readonly BuiltFile[]): string[] {
  return files
    .filter(({ path }) => /\.(m?js|css|html|wxml|wxss|wxs|json)$/.test(path))
    .flatMap(({ path, content }) => {
      const found = content.toString().match(/(?:https?|wss?):\/\/[\w[-][\w.:[\]-]*[\w/.~%?=&#-]*/g) ?? []
      return [...new Set(found)]
        .filter((address) => !HARMLESS.some(([harmless]) => harmless.test(address)))
        .map((address) => `${path} names ${address}`)
    })
}
