import { askSecret } from './ask-secret'
import { COMMANDS, SHARED_FLAGS } from './commands'
import { openCloud } from './open-cloud'
import { readOptions } from './read-options'
import { Refusal } from './refusal'

/** One command of the runbook, on the account of the shell's credentials. */
export async function runCommand([name, ...args]: readonly string[], say: (line: string) => void): Promise<void> {
  if (name === undefined || name === 'help' || [name, ...args].includes('--help')) return say(overview())
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Refusal(`There is no command ${name}.\n${overview()}`)
  const options = readOptions(args, { ...SHARED_FLAGS, ...command.flags })
  const place = { partition: options.must('partition'), region: options.must('region'), stage: options.must('stage') }
  const { cloud, account } = await openCloud(place)
  const isForReal = options.has('yes')
  say(`${name} · ${place.stage} · account ${account} · ${place.region}${isForReal ? '' : ' · shown only'}`)
  await command.run({ cloud, options, say, ask: askSecret, isForReal })
}

function overview(): string {
  const shared = 'npm run ops -- <command> --partition aws|aws-cn --region … --stage … [--yes]'
  const lines = Object.entries(COMMANDS).map(([name, { does, flags }]) => {
    const own = Object.entries(flags).map(([flag, { means }]) => `      --${flag}: ${means}`)
    return [`  ${name}: ${does}`, ...own].join('\n')
  })
  return [shared, ...lines].join('\n')
}
