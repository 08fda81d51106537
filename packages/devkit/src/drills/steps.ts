/** A step that was expected to hold did not; its line is printed already. */
export class StepFailed extends Error {
  override name = 'StepFailed'
}

export type Step = (name: string, work: () => Promise<string | void>) => Promise<void>

/**
 * Prints a line for each step of a drill, PASS or FAIL with its seconds; the first failure ends the drill. One step may
 * be left out, to see the steps after it notice.
 */
export function createSteps(drill: string, say: (line: string) => void, leftOut?: string) {
  const names: string[] = []
  const step: Step = async (name, work) => {
    names.push(name)
    if (name === leftOut) return say(`LEFT OUT  ${drill}: ${name}`)
    const begun = performance.now()
    const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`
    try {
      const words = await work()
      say(`PASS  ${drill}: ${name} (${seconds()})${words ? `: ${words}` : ''}`)
    } catch (error) {
      say(`FAIL  ${drill}: ${name} (${seconds()}): ${error instanceof Error ? error.message : String(error)}`)
      throw new StepFailed(name, { cause: error })
    }
  }
  return { step, names }
}

/** What must be so, in the words that are said when it is not. */
export function must(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(otherwise)
}

/** Two things that must be the same, by their JSON; says where they part. */
export function mustEqual(found: unknown, expected: unknown, what: string) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)]
  if (a === b) return
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 40)
  throw new Error(`${what}: …${near(a)}… instead of …${near(b)}…`)
}
