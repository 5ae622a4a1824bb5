import { sendAll, type Scenario } from '../scenario.ts'
import { FORM } from '../sessions.ts'

const ACCOUNT_PAGES = ['/login', '/2fa', '/forgot', '/signup', '/verify/x', '/theme', '/step']
const OWN_PAGES = ['/account', '/account/second-step', '/account/sessions', '/account/data']

/** Twenty arrays of ten million places in 289 bytes: a parser that builds them ends the process. */
const ARRAYS = Array.from({ length: 20 }, (_, index) => `f${index}[9999999]=1`).join('&')
const NESTED = Array.from({ length: 200 }, () => 'a[0]').join('.') + '=1'
const DEEP = `a${'[9]'.repeat(3000)}=1`

/** Names that make a form parser build, anonymous, to every account page and to a plan's edits. */
export const formBombs: Scenario = {
	name: 'arrays in names, 289 bytes',
	run: async (target) => {
		const pages = [
			...ACCOUNT_PAGES,
			...OWN_PAGES,
			`/p/${target.attacker.projectId}/energy`,
			`/t/${target.attacker.teamId}/members`,
		]
		const headers = { ...FORM, Cookie: target.attacker.cookie }
		const asked = pages.flatMap((path) => [
			...[ARRAYS, NESTED, DEEP, '__proto__[a]=1', 'constructor.prototype.a=1'].flatMap((body) => [
				{ method: 'POST', path, headers: FORM, body },
				{ method: 'POST', path, headers, body },
			]),
		])
		return await sendAll(target, asked, 4)
	},
	right: ({ status }) => status >= 300 && status < 500,
}

/** One name over and over: a parser that compares each with every other holds the thread for minutes. */
export const repeatedNames: Scenario = {
	name: 'one name repeated, 256 KB and 9 MB',
	run: async (target) => {
		const { projectId, cookie } = target.attacker
		const pages = ['/login', '/forgot', '/signup', '/theme', `/p/${projectId}/energy`, `/p/${projectId}/settings`]
		const bodies = [256_000, target.quick ? 1_000_000 : 9_000_000].map((bytes) => 'a=1&'.repeat(bytes / 4))
		const known = 'email=a&'.repeat(32_000)
		const asked = pages.flatMap((path) =>
			[...bodies, known].map((body) => ({ method: 'POST', path, headers: { ...FORM, Cookie: cookie }, body })),
		)
		return await sendAll(target, asked, 4)
	},
	right: ({ status }) => status >= 300 && status < 500,
}
