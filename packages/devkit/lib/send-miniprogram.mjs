// Runs by itself (it keeps workers alive): hands a built mini-program to WeChat's uploader, or packs it without sending.
import { createRequire } from 'node:module'
import { inCache } from './paths.mjs'

const { isDryRun, appId, keyFile, folder, version, desc, robot } = JSON.parse(process.argv[2])
const ci = createRequire(inCache('miniprogram-ci', 'package.json'))('miniprogram-ci')

const project = new ci.Project({
  appid: appId,
  type: 'miniProgram',
  projectPath: folder,
  privateKeyPath: keyFile,
  ignores: ['**/*.LICENSE.txt'],
})
// Taro has compiled and minified already: a second pass changes what was tested.
const setting = { es6: false, es7: false, minify: false, autoPrefixWXSS: false, codeProtect: false }
const job = { project, version, desc, robot, setting, onProgressUpdate: () => {} }

try {
  if (isDryRun) {
    // What WeChat would be asked for about this appid; its usual limits stand in.
    project.attr = () => Promise.resolve(ci.DefaultProjectAttr)
    const files = await ci.getCompiledResult(job)
    const sizes = Object.entries(files).map(([path, content]) => [path, Buffer.byteLength(content)])
    console.log(`\n${JSON.stringify(sizes)}`)
  } else {
    const { subPackageInfo = [] } = await ci.upload(job)
    console.log(`\n${JSON.stringify(subPackageInfo.map(({ name, size }) => [name, size]))}`)
  }
  process.exit(0)
} catch (error) {
  console.error(error)
  process.exit(1)
}
