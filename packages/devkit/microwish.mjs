// The one door: `npm start`, `npm test`, `npm run recount`. Only what Node itself brings may be used before `npm ci` ran,
// and nothing is imported statically, so that an old Node reads the sentence below instead of a syntax error.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(
    `微心愿 needs Node 20 or newer; this is Node ${process.versions.node}. Please install a newer one: https://nodejs.org`,
  )
  process.exit(1)
}

import('./lib/main.mjs')
  .then(({ main }) => main(process.argv.slice(2)))
  .catch((error) => {
    console.error(error?.isPlain ? error.message : error)
    process.exit(1)
  })
