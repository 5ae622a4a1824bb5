import { worstStallMs } from '../attack/main-thread.ts'
import { FORM, openAccount } from '../attack/sessions.ts'
import type { Answer } from '../attack/send.ts'
import { median, quantile, type Bench } from './measured.ts'

const PEOPLE = 10
const PAUSE_MS = 400

/** Ten people, each in a plan of their own, edit a contract again and again while two reports print. */
export async function measureTogether({ origin, send, edits, tell }: Bench): Promise<void> {
	const people = []
	for (let person = 0; person < PEOPLE; person += 1) {
		const headers = { 'X-Forwarded-For': `198.51.100.${person + 1}` }
		people.push(await openAccount((asked) => send({ ...asked, headers: { ...asked.headers, ...headers } })))
	}
	await worstStallMs(origin)
	const reports = people
		.slice(0, 2)
		.map(({ projectId, cookie }) => send({ path: `/p/${projectId}/report.pdf`, headers: { Cookie: cookie } }))
	const edited = people.map(async ({ projectId, cookie }, person) => {
		const answers: Answer[] = []
		for (let edit = 0; edit < edits; edit += 1) {
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS + 37 * person))
			const text = edit % 2 === 0 ? '40' : '160'
			const cells = JSON.stringify([{ id: 'gensets', field: 'capacityMW', text, baseRev: edit + 1 }])
			const body = new URLSearchParams({ intent: 'set', list: 'powerContracts', cells }).toString()
			const path = `/p/${projectId}/energy?_data=routes%2Fp.%24project.energy`
			answers.push(await send({ method: 'POST', path, headers: { ...FORM, Cookie: cookie }, body }))
		}
		return answers
	})
	const answers = (await Promise.all(edited)).flat()
	const printed = await Promise.all(reports)
	const stallMs = await worstStallMs(origin)
	const kept = answers.filter(({ status, text }) => status === 200 && text.includes('"ok":true')).length
	const ms = answers.map((answer) => answer.ms)
	tell(
		`together: ${kept} of ${answers.length} edits kept, median ${median(ms).toFixed(0)} ms, 95 % within ${quantile(ms, 0.95).toFixed(0)} ms`,
	)
	tell(`together: reports after ${printed.map((one) => `${one.ms.toFixed(0)} ms (${one.status})`).join(' and ')}`)
	tell(`together: main thread stalled at most ${stallMs.toFixed(0)} ms (bar 50)`)
}
