import { setTimeout as after } from 'node:timers/promises'
import type { Scenario, Sent, Target } from '../scenario.ts'
import { sender, type Answer, type Asked } from '../send.ts'
import { BOUNDARY, part } from '../upload.ts'
import { FORM, openAccount, openVisit, type Session, type Visit } from '../sessions.ts'

const VISITORS = 20
const LASTS_MS = 60_000
const QUICK = { visitors: 6, lastsMs: 5000 }
/** What an honest reader may wait for a page: in the middle, and at worst. The quick run shares its machine with other tests. */
const BARS = { medianMs: 1000, worstMs: 3000 }
const QUICK_BARS = { medianMs: 10_000, worstMs: 20_000 }
const LOOK_EVERY_MS = 250
const READ_EVERY_MS = 400

type Text = (visit: Visit, letters: string) => Asked

/** Letters that have cost readers most: what might begin a number, a range, a mark, a name. */
const LETTERS = ['-', '1', '&', 'é', ' ', ',', '9-', '1e', '(', 'to ']
const fill = (letters: string, length: number) => letters.repeat(Math.ceil(length / letters.length)).slice(0, length)

/** The longest of each kind of text that somebody without an account may send: as large as its door lets through. */
const TEXTS: readonly Text[] = [
	// One cell of nearly all that a form may hold, cells each longer than any figure, and as many of a usual length as fit.
	(visit, letters) => cells(visit, [{ id: 'gensets', field: 'capacityMW', text: fill(letters, 900_000) }]),
	(visit, letters) =>
		cells(
			visit,
			Array.from({ length: 20 }, () => aCell(fill(letters, 40_000))),
		),
	(visit, letters) =>
		cells(
			visit,
			Array.from({ length: 5000 }, () => aCell(fill(letters, 250))),
		),
	(visit, letters) =>
		block(
			visit,
			Array.from({ length: 240 }, () => fill(letters, 250)),
		),
	(visit, letters) => read(visit, `/p/${visit.projectId}/find?q=${encodeURIComponent(fill(letters, 1200))}`),
	(visit, letters) => read(visit, `/p/${visit.projectId}/choices?q=${encodeURIComponent(fill(letters, 1200))}`),
	(visit, letters) => read(visit, `/t/${visit.teamId}/places?q=${encodeURIComponent(fill(letters, 1200))}`),
	(visit, letters) => read(visit, `/check?mw=100&from=2027-01&place=${encodeURIComponent(fill(letters, 1200))}`),
	(visit, letters) => file(visit, { intent: 'read', name: 'schedule.xml', text: fill(`<a>${letters}`, 4_400_000) }),
	(visit, letters) => file(visit, { intent: 'read', name: 'schedule.xer', text: fill(`%T\t${letters}\n`, 4_400_000) }),
	(visit, letters) =>
		file(visit, { intent: 'readBook', name: 'plan.xlsx', text: `PK\u0003\u0004${fill(letters, 4_400_000)}` }),
	(visit, letters) => settings(visit, fill(letters, 25_000)),
]

const aCell = (text: string) => ({ id: 'gensets', field: 'capacityMW', text })

function cells({ projectId, cookie }: Visit, all: readonly object[]): Asked {
	const body = new URLSearchParams({ intent: 'set', list: 'powerContracts', cells: JSON.stringify(all) }).toString()
	const path = `/p/${projectId}/energy?_data=routes%2Fp.%24project.energy`
	return { method: 'POST', path, headers: { ...FORM, Cookie: cookie }, body }
}

function block({ projectId, cookie }: Visit, texts: readonly string[]): Asked {
	const rows = texts.map((text) => ({ id: null, texts: [text, text] }))
	const pasted = JSON.stringify({ fields: ['name', 'capacityMW'], rows, baseRev: 1 })
	const body = new URLSearchParams({ intent: 'paste', list: 'powerContracts', block: pasted, dry: 'yes' }).toString()
	const path = `/p/${projectId}/energy?_data=routes%2Fp.%24project.energy`
	return { method: 'POST', path, headers: { ...FORM, Cookie: cookie }, body }
}

const read = ({ cookie }: Visit, path: string): Asked => ({ path: path.slice(0, 8500), headers: { Cookie: cookie } })

function file({ projectId, cookie }: Visit, sent: { intent: string; name: string; text: string }): Asked {
	const { intent, name, text } = sent
	const parts = [part('intent', intent), part('baseRev', '1'), part('file', text, `; filename="${name}"`)]
	const headers = { Cookie: cookie, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }
	return { method: 'POST', path: `/p/${projectId}/exchange`, headers, body: `${parts.join('')}--${BOUNDARY}--\r\n` }
}

function settings({ projectId, cookie }: Visit, text: string): Asked {
	const body = new URLSearchParams({ intent: 'save', name: text, description: text }).toString()
	return { method: 'POST', path: `/p/${projectId}/settings`, headers: { ...FORM, Cookie: cookie }, body }
}

/**
 * Twenty visitors without an account, half of them from one address and half from ten, who send the longest texts one after
 * the other for a minute. Meanwhile the server is ready at every look, and somebody who means no harm turns pages and edits.
 */
export const longestTexts: Scenario = {
	name: 'twenty visitors with the longest texts',
	run: async (target) => {
		const { visitors, lastsMs } = target.quick ? QUICK : { visitors: VISITORS, lastsMs: LASTS_MS }
		const bars = target.quick ? QUICK_BARS : BARS
		const honest = await openAccount((asked) => target.send(from('192.0.2.99', asked)))
		const visits = await Promise.all(
			Array.from({ length: visitors }, (_, index) => visitFrom(target, addressOf(index))),
		)
		const until = performance.now() + lastsMs
		const [attacks, looks, pages] = await Promise.all([
			Promise.all(visits.map((visit, index) => sendTexts({ visit, index, until }))),
			lookWhetherReady(target, until),
			turnPages(target, { honest, until }),
		])
		const { edits, reads } = pages
		const ms = reads.map(({ answer }) => answer.ms).toSorted((a, b) => a - b)
		const [median = 0, worst = 0] = [ms[Math.floor(ms.length / 2)], ms.at(-1)]
		const sent = attacks.flat()
		const cut = sent.filter(({ answer }) => answer.status === 503).length
		target.tell(
			`longest texts: ${sent.length} sent, ${cut} × 503; ready at ${looks.filter(isReady).length} of ${looks.length} looks; ` +
				`honest page ${median.toFixed(0)} ms in the middle, ${worst.toFixed(0)} ms at worst of ${reads.length}; ` +
				`${edits.filter(isTaken).length} of ${edits.length} edits taken`,
		)
		const isLate = ({ answer }: Sent) => answer.ms > bars.worstMs || (median > bars.medianMs && answer.ms >= median)
		return [
			...sent,
			...looks.map((look) => (isReady(look) ? look : unanswered(look))),
			...reads.map((page) => (page.answer.status === 200 && !isLate(page) ? page : unanswered(page))),
			...edits.map((edit) => (isTaken(edit) ? edit : unanswered(edit))),
		]
	},
	// A text that is refused is told so; what could not be looked at in time says when to come back.
	right: ({ status, headers }) => status < 500 || (status === 503 && headers['retry-after'] !== undefined),
}

const addressOf = (index: number) => (index % 2 === 0 ? '198.51.100.1' : `198.51.100.${String(100 + index)}`)

const from = (address: string, asked: Asked): Asked => ({
	...asked,
	headers: { ...asked.headers, 'X-Forwarded-For': address },
})

async function visitFrom({ send }: Target, address: string) {
	const ask = (asked: Asked) => send(from(address, asked))
	return { ...(await openVisit(ask)), ask }
}

type Attack = {
	readonly visit: Visit & { readonly ask: (asked: Asked) => Promise<Answer> }
	readonly index: number
	readonly until: number
}

async function sendTexts({ visit, index, until }: Attack): Promise<Sent[]> {
	const sent: Sent[] = []
	for (let at = index; performance.now() < until; at += 1) {
		const text = TEXTS[at % TEXTS.length]
		if (text === undefined) throw new Error('There is no text to send.')
		const asked = text(visit, LETTERS[(at * 7) % LETTERS.length] ?? '-')
		const answer = await visit.ask(asked)
		// A minute of bodies is not kept.
		sent.push({ ...asked, body: String(asked.body ?? '').slice(0, 160), answer })
	}
	return sent
}

async function lookWhetherReady({ origin }: Target, until: number): Promise<Sent[]> {
	const send = sender(origin)
	const looks: Sent[] = []
	while (performance.now() < until) {
		const asked = { path: '/readyz' }
		looks.push({ ...asked, answer: await send(asked) })
		await after(LOOK_EVERY_MS)
	}
	return looks
}

const PAGES = ['', '/energy', '/sites', '/schedule', '/costs', '?tab=cover']

/** Reads one page after the other as somebody does, and edits between them. */
async function turnPages(
	{ origin }: Target,
	{ honest, until }: { readonly honest: Session; readonly until: number },
): Promise<{ readonly reads: Sent[]; readonly edits: Sent[] }> {
	const send = sender(origin)
	const [reads, edits]: [Sent[], Sent[]] = [[], []]
	for (let turn = 0; performance.now() < until; turn += 1) {
		const asked = from('192.0.2.99', {
			path: `/p/${honest.projectId}${PAGES[turn % PAGES.length] ?? ''}`,
			headers: { Cookie: honest.cookie },
		})
		reads.push({ ...asked, answer: await send(asked) })
		await after(READ_EVERY_MS)
		if (turn % 3 !== 2) continue
		const edit = from('192.0.2.99', cells(honest, [aCell(String(40 + (turn % 100)))]))
		edits.push({ ...edit, answer: await send(edit) })
	}
	return { reads, edits }
}

const isReady = ({ answer }: Sent) => answer.status === 200
const isTaken = ({ answer }: Sent) => answer.status === 200 && answer.text.includes('"ok":true')
/** What an honest reader was to have and had not counts as no answer at all. */
const unanswered = (sent: Sent): Sent => ({ ...sent, answer: { ...sent.answer, status: 0 } })
