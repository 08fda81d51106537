import { administratorCommand } from './administrator'
import { areasCommand } from './areas'
import type { Command } from './cloud'
import type { FlagTable } from './read-options'
import { replayCommand } from './replay'
import { restoreCommand } from './restore-command'
import { restoreSettingsCommand } from './restore-settings'
import { rotateCommand } from './rotate'
import { secretsCommand } from './secrets'
import { eraseCommand, jobsCommand, recountCommand } from './start-jobs'

/** Every command of `npm run ops`, by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  secrets: secretsCommand,
  areas: areasCommand,
  administrator: administratorCommand,
  rotate: rotateCommand,
  jobs: jobsCommand,
  recount: recountCommand,
  replay: replayCommand,
  restore: restoreCommand,
  'restore-settings': restoreSettingsCommand,
  erase: eraseCommand,
}

/** What every command takes. */
export const SHARED_FLAGS: FlagTable = {
  partition: { means: 'aws or aws-cn', isRequired: true, like: [/^aws(-cn)?$/, 'aws or aws-cn'] },
  region: {
    means: 'the region of the stage',
    isRequired: true,
    like: [/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as cn-northwest-1'],
  },
  stage: {
    means: 'prod, or another stage',
    isRequired: true,
    like: [/^[a-z][a-z0-9]{0,15}$/, 'small letters and digits'],
  },
  yes: { means: 'does it; without it a command only says what it would do', isSwitch: true },
}
