import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { giveAjvEightToAjvKeywords } from './ajv-eight'
import { TrimTemplates } from './trim-templates'

giveAjvEightToAjvKeywords()

type Chain = {
  plugin(name: string): { use(plugin: new () => object): void }
  resolve: { alias: { set(name: string, target: string): void } }
  optimization: { splitChunks(options: object): void }
  merge(options: object): void
}

const appRoot = path.resolve(__dirname, '..')
const isH5 = process.env.TARO_ENV === 'h5'

/** Shipped as TypeScript and as modern JavaScript: both must pass through Babel for Android 8. */
const transpiled = [
  path.resolve(appRoot, '../../packages/contract/src'),
  (file: string) => /[\\/]node_modules[\\/]zod[\\/]/.test(file),
]

/** What webpack's own code may be written in: all engines of babel.config.js know it. */
const MODERN = { arrowFunction: true, const: true, destructuring: true, forOf: true }

/** Sizes are written in real px (one dp each), so that text and targets never shrink on a narrow phone. */
const postcss = {
  pxtransform: { enable: false, config: {} },
  cssModules: {
    enable: true,
    config: { namingPattern: 'module', generateScopedName: isH5 ? '[local]_[hash:base64:4]' : '[hash:base64:5]' },
  },
}

/**
 * Taro turns most of terser off and writes Chinese as escapes of six bytes; terser's own defaults are safe here, and the
 * main package has a budget.
 */
const terser = {
  enable: true,
  config: {
    compress: {
      ecma: 2017,
      passes: 2,
      arrows: true,
      collapse_vars: true,
      comparisons: true,
      computed_props: true,
      hoist_props: true,
      inline: true,
      loops: true,
      negate_iife: true,
      properties: true,
      reduce_funcs: true,
      reduce_vars: true,
      switches: true,
      typeofs: true,
    },
    output: { ecma: 2017, ascii_only: false },
  },
} as const

/**
 * How deep base.wxml spells the tree out; what lies deeper goes through a component without a box of its own. Taro's 16
 * are 60 KB, and its typings do not know the setting.
 */
const levels = { baseLevel: 9 }

/** H5: what two pages share is loaded once, with the first of them. */
const sharedChunks = {
  chunks: 'all',
  cacheGroups: {
    default: false,
    defaultVendors: false,
    vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, chunks: 'initial', priority: 20 },
    shared: { name: 'shared', minChunks: 2, minSize: 0, priority: 10 },
  },
}

export default defineConfig<'webpack5'>(() => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'microwish',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    plugins: [],
    env: { MICROWISH_API: JSON.stringify(process.env['MICROWISH_API'] ?? 'https://api.example.invalid/api') },
    defineConstants: {},
    copy: { patterns: [], options: {} },
    terser,
    mini: {
      compile: { include: transpiled },
      postcss,
      // What only subpackages use stays out of the main package, which has a budget.
      optimizeMainPackage: { enable: true },
      ...levels,
      // Nothing here writes HTML as a string.
      runtime: { enableInnerHTML: false },
      miniCssExtractPluginOption: { ignoreOrder: true },
      webpackChain(chain: Chain) {
        chain.merge({ output: { environment: MODERN } })
        chain.plugin('trim-templates').use(TrimTemplates)
      },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      compile: { include: transpiled },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, ...postcss },
      router: { mode: 'hash' },
      webpackChain(chain: Chain) {
        // Taro's web components carry no roles and cost 40 KB; ours are plain HTML elements of the same names.
        chain.resolve.alias.set('@tarojs/components$', path.resolve(appRoot, 'src/platform/h5-components.ts'))
        chain.optimization.splitChunks(sharedChunks)
      },
    },
  }
  return config
})
