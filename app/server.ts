// The program behind `npm start`: checks settings, builds the pages when needed, opens the application, serves, stops gracefully.
import { chooseNodeEnvironment, readProcessSettings, settingsMessage } from './env.server'
import type { Settings } from './settings'

const reading = readProcessSettings(process.argv.slice(2))
if (!reading.ok) {
  console.error(settingsMessage(reading.problems))
  process.exit(2)
}
chooseNodeEnvironment(reading.settings.dev)
try {
  await run(reading.settings)
} catch (error) {
  console.error(`Assay could not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

async function run(settings: Settings): Promise<void> {
  // Loaded only now: these bring in React, which reads NODE_ENV once.
  const { ensureBuild } = await import('./build')
  const { createApp } = await import('./app.server')
  const { startServer } = await import('./http/serve')
  const { startJobs } = await import('./jobs/start-jobs')
  const { setupCode } = await import('./services/identity/setup-code')
  const say = (line: string) => console.log(line)
  if (settings.demo) await (await import('./cli/demo/prepare-demo')).prepareDemo(settings, say)
  const buildDirectory = settings.dev ? '' : await ensureBuild(say)
  const app = await createApp(settings)
  const server = await startServer(settings, { app, buildDirectory })
  const origin = settings.origin ?? server.url.replace('127.0.0.1', 'localhost')
  const jobs = startJobs(app, origin)
  say(`Assay is ready at ${origin}`)
  if (settings.origin === null) {
    if (settings.smtpUrl !== null) {
      say(`Mail will carry links to ${origin}, which only this machine can open: set ASSAY_ORIGIN.`)
    }
    say(
      'Only this machine can reach it. Set ASSAY_ORIGIN to the address people use to open it to others.',
    )
  }
  const code = await setupCode(app)
  if (code !== null) {
    say(`Nobody has an account yet. Open ${origin}/setup and type this one-time code: ${code}`)
  }
  if (settings.demo) {
    const { signIns } = await import('./cli/demo/sign-ins')
    for (const line of await signIns(app, origin)) say(line)
  }
  stopOnSignal(async () => {
    await server.close()
    await jobs.stop()
    await app.close()
  })
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return
    stopping = true
    console.log('Stopping …')
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
