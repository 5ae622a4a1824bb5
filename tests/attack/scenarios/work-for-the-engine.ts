import { sendAll, type Scenario } from '../scenario.ts'
import { sender, type Answer } from '../send.ts'
import { openAccount } from '../sessions.ts'

/** Beside all of it somebody else's report comes within this. */
const HONEST_WITHIN_MS = 3000
/** The quick run shares its machine with the rest of the tests. */
const QUICK_WITHIN_MS = 20_000

/** 400 reports and 60 searches of one team at once, each another question, and beside them the report of another team. */
export const workForTheEngine: Scenario = {
	name: '400 reports and 60 searches',
	run: async (target) => {
		const { attacker, quick } = target
		const headers = { Cookie: attacker.cookie }
		const page = `/p/${attacker.projectId}`
		const honest = await openAccount((asked) => target.send({ ...asked, headers: { ...asked.headers, ...OTHER } }))
		const searches = Array.from({ length: quick ? 6 : 60 }, (_, index) => ({
			path: `${page}/remedies?part=shortfalls&month=${monthAt(index)}`,
			headers,
		}))
		const reports = Array.from({ length: quick ? 40 : 400 }, (_, index) => ({
			path: `${page}/report.pdf?paper=${index % 2 === 0 ? 'a4' : 'letter'}`,
			headers,
		}))
		const attack = sendAll(target, [...searches, ...reports], 460)
		const asked = { path: `/p/${honest.projectId}/report.pdf`, headers: { Cookie: honest.cookie, ...OTHER } }
		const own = {
			...asked,
			answer: inTime(await sender(target.origin)(asked), quick ? QUICK_WITHIN_MS : HONEST_WITHIN_MS),
		}
		return [...(await attack), own]
	},
	right: ({ status, headers }) =>
		status === 200 || ([429, 503].includes(status) && headers['retry-after'] !== undefined),
}

const OTHER = { 'X-Forwarded-For': '192.0.2.77' }

/** What comes too late, or not at all, is no answer. */
function inTime(answer: Answer, withinMs: number): Answer {
	const good = answer.status === 200 && answer.ms <= withinMs
	return good ? answer : { ...answer, status: 0 }
}

const monthAt = (index: number) =>
	`${String(2026 + Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`
