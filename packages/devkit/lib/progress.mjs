const BEAT_MS = 10_000

/**
 * Runs one long step and says so: its name at once, a beat every ten seconds, its seconds at the end. Plain lines, so
 * that a log without a terminal reads the same.
 */
export async function step(name, run) {
  const startedAt = Date.now()
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`· ${name} …`)
  const beat = setInterval(() => console.log(`  ${name}: ${Math.round(Number(seconds()))} s so far`), BEAT_MS)
  try {
    const result = await run()
    console.log(`✓ ${name}: ${seconds()} s`)
    return result
  } catch (error) {
    console.log(`✗ ${name}: failed after ${seconds()} s`)
    throw error
  } finally {
    clearInterval(beat)
  }
}
