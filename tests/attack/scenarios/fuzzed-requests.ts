import { FIELD_LISTS, fieldsOf } from '#shared/fields/registry.ts'
import type { Random } from '../random.ts'
import { allRoutes } from '../routes.ts'
import { sendAll, type Scenario, type Target } from '../scenario.ts'
import type { Asked } from '../send.ts'

const FIELDS = FIELD_LISTS.flatMap((list) => fieldsOf(list).map(({ name }) => name))
const FORM_NAMES = (
	'intent list itemId baseRev cells email password current code session name redirectTo back theme step role addresses note invitationId userId ' +
	'restore from template file change key value why source status mark paper description startMonth horizonMonths'
).split(' ')
const QUERY_NAMES =
	'scenario why scope month change edit add trade q table issue issued part list row tab paper place plan project team since redirectTo reset asked invite delete declined page rows _data index'.split(
		' ',
	)
const WORDS = [
	...FIELD_LISTS,
	...'set save add remove rename begin confirm renew off end invite revoke change-role copy-link send-again leave accept decline restore template file blank'.split(
		' ',
	),
	...'abilene colossus owner Admin viewer dark month 2027-03 2027-13 0 -1 1e309 NaN true null [] {}'.split(' '),
	'served.tokens',
	'routes/login',
	'routes/p.$project',
	'[{"id":"x","field":"name","text":"y"}]',
	'[{"id":"x","field":"name","text":"\\u0000"}]',
	'[{"id":"\\ud800","field":"name","text":"y","baseRev":1e99}]',
	'{"action":"set","list":"sites","id":"x","field":"__proto__","value":1}',
	'{"format":"strata-plan/1","name":"\\ud83d"}',
]
const NASTY = [
	'',
	'\0',
	'\ud800',
	'👨‍👩‍👧‍👦',
	'e\u0301',
	'\u202e',
	'\r\n{"level":"error"}',
	"' OR 1=1 --",
	'<script>',
	'../../etc/passwd',
	'//evil.example',
	'/\t/evil.example',
	'__proto__',
	'a'.repeat(5000),
	'👍'.repeat(100),
	'%00',
	'%',
	'$where',
	'[object Object]',
]
const ESCAPES = [
	'%00',
	'%',
	'%ff',
	'%ed%a0%80',
	'%2f%2f',
	'%0d%0a',
	'..',
	'%2e%2e',
	'%F0%9F%98%80',
	'x'.repeat(1500),
	'*',
	';',
	'[',
	'',
]
const METHODS = ['GET', 'POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
const TYPES = [
	'application/x-www-form-urlencoded',
	'application/x-www-form-urlencoded; charset=utf-16',
	'multipart/form-data; boundary=b',
	'multipart/form-data',
	'application/json',
	'text/plain',
	'',
	'\u00ff/\u00ff',
]

/** Every route, with every method, and bodies, addresses and cookies of every kind of wrong and right. */
export const fuzzedRequests: Scenario = {
	name: 'fuzzed requests',
	run: async (target) => {
		const routes = allRoutes()
		const asked = Array.from({ length: target.quick ? 600 : 6000 }, () => fuzzed(target, target.random.pick(routes)))
		return await sendAll(target, asked, 6)
	},
}

function fuzzed({ random, attacker }: Target, route: string): Asked {
	const known: Readonly<Record<string, string>> = { $project: attacker.projectId, $team: attacker.teamId }
	const path = route
		.split('/')
		.map((part) => {
			if (!part.startsWith('$')) return part
			return random.chance(0.8) ? (known[part] ?? 'x') : random.pick(ESCAPES)
		})
		.join('/')
	const method = random.pick(METHODS)
	// Logged out, the rest of the run would see nothing but the log-in page.
	const session = route === '/logout' ? '' : attacker.cookie
	const cookie = random.pick([session, session, session, '', '__Host-strata_session=%00', 'strata_theme=\u00ff; a'])
	const type = random.pick(random.chance(0.5) ? TYPES.slice(0, 1) : TYPES)
	const headers = { Cookie: cookie, 'Content-Type': type }
	const full = path + queryOf(random)
	return method === 'GET' || method === 'HEAD'
		? { method, path: full, headers: { Cookie: cookie } }
		: { method, path: full, headers, body: bodyOf(random, type) }
}

function queryOf(random: Random): string {
	if (random.chance(0.4)) return ''
	const pairs = Array.from({ length: random.below(4) }, () => `${random.pick(QUERY_NAMES)}=${escaped(random)}`)
	return `?${pairs.join('&')}`
}

function escaped(random: Random): string {
	if (random.chance(0.2)) return random.pick(ESCAPES)
	return encodeURIComponent(text(random).replace(/\p{Surrogate}/gu, '\ufffd'))
}

function text(random: Random): string {
	return random.chance(0.6) ? random.pick(WORDS) : random.pick(NASTY)
}

function bodyOf(random: Random, type: string): Uint8Array | string {
	const kind = random.below(10)
	if (kind === 0) return Uint8Array.from({ length: random.below(200) }, () => random.below(256))
	if (kind === 1) return JSON.stringify({ [text(random)]: text(random) })
	const names = random.chance(0.5) ? FORM_NAMES : [...FORM_NAMES, ...FIELDS, 'a[0]', 'a.b', '__proto__']
	const pairs = Array.from({ length: random.below(6) }, () => [random.pick(names), text(random)] as const)
	if (type.startsWith('multipart')) return multipart(random, pairs)
	return pairs
		.map(
			([name, value]) =>
				`${name}=${kind === 2 ? value : encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))}`,
		)
		.join('&')
}

function multipart(random: Random, pairs: readonly (readonly [string, string])[]): string {
	const parts = pairs.map(([name, value]) => {
		const file = random.chance(0.3) ? '; filename="plan.json"\r\nContent-Type: application/json' : ''
		return `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
	})
	return parts.join('') + (random.chance(0.8) ? '--b--\r\n' : '')
}
