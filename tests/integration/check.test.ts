import { expect, test } from 'vitest'
import * as check from '#app/routes/check/route.tsx'

const CONTEXT = { cspNonce: '', requestId: 'test', clientAddress: '127.0.0.1', gone: new AbortController().signal }

/** What the page answers to an address: its status, and what it says of which field. */
async function asked(search: string) {
	const request = new Request(`http://localhost/check?${search}`)
	const answer = await check.loader({ request, params: {}, context: { ...CONTEXT } })
	const { problems, view }: { problems: readonly { field: string; text: string }[]; view: unknown } =
		await answer.json()
	return { status: answer.status, problems, view }
}

test('a year that no plan may speak of is refused by the name of its field', async () => {
	const refusals = [
		['from=9999-05', 'from', 'Work begins: expected a year from 1990 to 2080.'],
		['from=0001-01', 'from', 'Work begins: expected a year from 1990 to 2080.'],
		['from=2081-01', 'from', 'Work begins: expected a year from 1990 to 2080.'],
		['by=9999', 'by', 'First power: expected a year from 1990 to 2100.'],
		['from=1880-01', 'from', 'Work begins: expected a year from 1990 to 2080.'],
	] as const
	// Each at its field, whatever else is wrong.
	const both = await asked('mw=100+MW&from=9999-05&by=9999&basis=foo')
	expect(both.problems.map(({ field }) => field)).toEqual(['basis', 'from', 'by'])
	for (const [search, field, text] of refusals)
		expect(await asked(`mw=100+MW&${search}`)).toEqual({ status: 400, problems: [{ field, text }], view: null })
})

test('campuses at either end of the years are answered', { timeout: 60_000 }, async () => {
	for (const from of ['1990-01', '2080-12']) {
		const { status, problems, view } = await asked(`mw=50&basis=it&from=${from}`)
		expect({ from, status, problems }).toEqual({ from, status: 200, problems: [] })
		expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity|undefined|null,null/)
	}
})

const HOSTILE = [
	...['NaN MW', 'Infinity', '1e309', '-1e309', '-5', '0', '1e-320', '5 constructor', '5 toString', '5 __proto__', '[]'],
	...['[object Object]', '=1/0', '%00', '\u202e100', '١٠٠', '1'.repeat(5000), '=' + '('.repeat(4000), '😀'.repeat(100)],
]
const NUMBERS = ['mw', 'sqft', 'usd', 'crew', 'jobs']

test(
	'what is no figure, month, place or basis is refused at its field, and never breaks the page',
	{ timeout: 60_000 },
	async () => {
		const told: Record<string, unknown> = {}
		const expected: Record<string, unknown> = {}
		for (const field of [...NUMBERS, 'from', 'by', 'place', 'basis'])
			for (const text of HOSTILE) {
				const search = new URLSearchParams({ mw: '100 MW', [field]: text })
				const { status, problems } = await asked(search.toString())
				told[`${field} ${text.slice(0, 20)}`] = [status, problems.map((one) => one.field)]
				expected[`${field} ${text.slice(0, 20)}`] = [400, [field]]
			}
		expect(told).toEqual(expected)
	},
)

test('a field that is given twice is not taken at either word, and lists are no fields', async () => {
	const twice = { field: 'mw', text: 'Power: entered more than once.' }
	expect(await asked('mw=100&mw=900')).toEqual({ status: 400, problems: [twice], view: null })
	expect(await asked('mw[]=100&mw[a]=1&__proto__=1&constructor=2')).toEqual({ status: 200, problems: [], view: null })
})
