import { dropReplaced } from './db/replaced.ts'
import { withClient } from './db/with-client.ts'
import { currentEnv } from './env.ts'
import { sendDigests } from './services/talk/send-digests.ts'
import { cleanUp } from './services/upkeep/clean-up.ts'
import { faultFields, log } from './log.ts'

// Not at once: people who wait for the start come first.
const FIRST_AFTER_MS = 60_000
const EVERY_MS = 86_400_000

async function run(): Promise<void> {
	try {
		log('info', 'digests_sent', { people: await sendDigests(new Date()) })
		log('info', 'cleaned_up', await cleanUp(new Date()))
		const { DATABASE_URL: url } = currentEnv()
		if (url !== undefined) await withClient(url, (client) => dropReplaced(client, new Date()))
	} catch (error) {
		// Tomorrow is another day; a server must not end over it.
		log('error', 'clean_up_failed', faultFields(error))
	}
}

/** Sends the mails of the day and cleans up once a day while the server runs; the answer ends that. */
export function startUpkeep(): () => void {
	const first = setTimeout(() => void run(), FIRST_AFTER_MS)
	const daily = setInterval(() => void run(), EVERY_MS)
	first.unref()
	daily.unref()
	return () => {
		clearTimeout(first)
		clearInterval(daily)
	}
}
