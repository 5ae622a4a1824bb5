import { sendDigests } from './actions/talk/send-digests.ts'
import { cleanUp } from './actions/upkeep/clean-up.ts'
import { faultFields, log } from './log.ts'

// Not at once: people who wait for the start come first.
const FIRST_AFTER_MS = 60_000
const EVERY_MS = 86_400_000

/** What a restore has replaced is the database's to drop. */
type DropReplaced = (now: Date) => Promise<void>

async function run(dropReplaced: DropReplaced): Promise<void> {
	try {
		log('info', 'digests_sent', { people: await sendDigests(new Date()) })
		log('info', 'cleaned_up', await cleanUp(new Date()))
		await dropReplaced(new Date())
	} catch (error) {
		// Tomorrow is another day; a server must not end over it.
		log('error', 'clean_up_failed', faultFields(error))
	}
}

/** Sends the mails of the day and cleans up once a day while the server runs; the answer ends that. */
export function startUpkeep(dropReplaced: DropReplaced): () => void {
	const first = setTimeout(() => void run(dropReplaced), FIRST_AFTER_MS)
	const daily = setInterval(() => void run(dropReplaced), EVERY_MS)
	first.unref()
	daily.unref()
	return () => {
		clearTimeout(first)
		clearInterval(daily)
	}
}
