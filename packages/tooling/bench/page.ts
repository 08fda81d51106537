import { type Measured, type Results, type Section, SECTION_NAMES } from './results'
import { SECTIONS } from './sections'

/** RESULTS.md and its charts, of whatever has been measured. */
export function renderPage(results: Results): { page: string; charts: Record<string, string> } {
  const charts: Record<string, string> = {}
  const missed: string[] = []
  const parts = SECTION_NAMES.flatMap((name) => {
    const section = SECTIONS[name] as unknown as Section
    const [data, measured] = [results[name], results.measured[name]]
    if (data === undefined || measured === undefined) return []
    missed.push(...section.misses(data).map((miss) => `- [${section.title}](#${anchorOf(section.title)}): ${miss}.`))
    const pictures = section.charts?.(data) ?? {}
    Object.assign(charts, pictures)
    const shown = Object.keys(pictures).map((file) => `![${section.title}](charts/${file})`)
    return [[`## ${section.title}`, stamp(measured), section.render(data), ...shown].join('\n\n')]
  })
  const head = [
    '# What the bench measured',
    INTRODUCTION,
    missed.length > 0 ? `## What misses its goal\n\n${missed.join('\n')}` : '## What misses its goal\n\nNothing.',
  ]
  return { page: `${[...head, ...parts].join('\n\n')}\n`, charts }
}

const INTRODUCTION = `Written by \`npm run bench\` (\`-- --quick\` for a look, \`-- lists storm\` for some sections); the raw
figures lie in [results.json](results.json). Times are of one machine and of AWS's DynamoDB Local, which is not DynamoDB:
only ratios of one run, units, bytes and counts carry over to another place.`

const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')

const stamp = ({ at, mode, seconds, machine }: Measured) =>
  `_${at.slice(0, 16).replace('T', ' ')} UTC, ${mode}, ${seconds} s; ${machine.cpu}, ${machine.cores} cores, ` +
  `${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, Java ${machine.java}._`
