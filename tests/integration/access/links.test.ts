import { beforeAll, expect, test } from 'vitest'
import { keepShare } from '#server/access/share-cookie.ts'
import { newToken } from '#server/access/tokens.ts'
import { database } from '#server/store/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import { AppError } from '#server/access/app-error.ts'
import { createShareLink, settleOldLinks } from '#server/actions/sharing/share-links.ts'
import { findShareLink } from '#server/access/open-share-link.ts'
import {
	LINK_SECTIONS,
	linkSections,
	OPENED_BY_LINKS,
	PLAN_ALONE,
	type LinkSection,
	type LinkShows,
} from '#shared/together/link-scope.ts'
import { must } from '../../factories/must.ts'
import { aHouse, KEPT_FROM_GUESTS, type House } from './house.ts'
import { requestAs, ROUTES } from './routes.ts'
import type { Deed } from './row.ts'
import { ROWS } from './rows.ts'

/** What each route of a plan needs ticked before a link opens it; null: no link does. Written out, and not read off the gate. */
const NEEDS: Readonly<Record<string, readonly LinkSection[] | null>> = {
	'p.$project': [],
	'p.$project._index': [],
	'p.$project.activity': ['activity'],
	'p.$project.assumptions': ['assumptions'],
	'p.$project.chips': [],
	'p.$project.choices': null,
	'p.$project.copy': ['planFile'],
	'p.$project.demand': [],
	'p.$project.energy': [],
	'p.$project.energy_.day': [],
	'p.$project.events': null,
	'p.$project.exchange': ['workbook'],
	'p.$project.dates': ['assumptions', 'finance'],
	'p.$project.explain': [],
	'p.$project.find': [],
	'p.$project.history.$version': ['history'],
	'p.$project.infrastructure': [],
	'p.$project.keystroke': [],
	'p.$project.money': ['finance'],
	'p.$project.moves': [],
	'p.$project.news': null,
	'p.$project.odds': ['assumptions', 'finance'],
	'p.$project.options': ['scenarios'],
	'p.$project.packets.$file': ['workbook'],
	'p.$project.plan[.]json': ['planFile'],
	'p.$project.plan[.]xlsx': ['workbook'],
	'p.$project.presence': null,
	'p.$project.preview': ['reports'],
	'p.$project.remedies': [],
	'p.$project.report[.]pdf': ['reports'],
	'p.$project.reports': ['reports'],
	'p.$project.rests': [],
	'p.$project.result[.]csv': ['workbook'],
	'p.$project.result[.]parquet': ['workbook'],
	'p.$project.schedule': [],
	'p.$project.schedule[.]xer': ['workbook'],
	'p.$project.schedule[.]xml': ['workbook'],
	'p.$project.settings': ['assumptions', 'finance'],
	'p.$project.share': null,
	'p.$project.sites': [],
	'p.$project.sites_.$site': [],
	'p.$project.table[.]csv': ['workbook'],
	'p.$project.talk': null,
	'p.$project.todo': null,
	'p.$project.todo_.count': null,
	'p.$project.todo_.swings': null,
	'p.$project.trial': null,
	'p.$project.two-way': null,
	'p.$project.why': [],
	'p.$project.workforce': [],
}

let house: House
beforeAll(async () => {
	house = await aHouse()
})

type Door = { readonly route: string; readonly search?: string | undefined; readonly form: URLSearchParams | null }
type Knock = (door: Door) => Promise<{ readonly is: 'open' | 'gone' | 'refused' | 'who'; readonly said: string }>

/** Knocks with the cookie of a link at any door. */
function knocker(cookie: string): Knock {
	const held = { ...house, cookies: new Map([['guest' as const, cookie]]) }
	return async (door) => {
		const { loader, action } = await must(ROUTES.get(door.route))()
		const open = must(door.form === null ? loader : action)
		const answer: unknown = await inRequest(() => open(requestAs(held, 'guest', door))).catch((refused: unknown) => {
			if (refused instanceof Response || (refused instanceof AppError && refused.code === 'unavailable')) return refused
			throw refused
		})
		if (!(answer instanceof Response)) return { is: 'open', said: JSON.stringify(answer) }
		if (/^\/(login|signup)\b/.test(answer.headers.get('Location') ?? '')) return { is: 'who', said: '' }
		const is = answer.status === 404 ? 'gone' : answer.status === 403 ? 'refused' : 'open'
		expect(is === 'open' ? answer.status : 0).toBeLessThan(500)
		return { is, said: await answer.text() }
	}
}

async function cookieOf(token: string): Promise<string> {
	const [cookie = ''] = keepShare(new Request('http://localhost'), { token, link: must(await findShareLink(token)) })
	return must(cookie.split(';')[0])
}

async function withLink(shows: Partial<LinkShows>): Promise<Knock> {
	const link = { name: '', days: null, password: '', shows: { ...PLAN_ALONE, ...shows } }
	return knocker(
		await cookieOf(await createShareLink({ ip: newToken() }, house.owner, { projectId: house.projectId, link })),
	)
}

/** A link as they were before they had a scope, and what an owner says of it, if anything. */
async function withOldLink(answer?: 'keep' | 'limit'): Promise<Knock> {
	const token = await createShareLink({ ip: newToken() }, house.owner, {
		projectId: house.projectId,
		link: { name: 'old', days: null, password: '', shows: PLAN_ALONE },
	})
	const { id } = must(await findShareLink(token))
	await database().shareLink.updateMany({ where: { id }, data: { scopedAt: null, scenarioId: null } })
	if (answer !== undefined) await settleOldLinks(house.owner, house.projectId, answer)
	return knocker(await cookieOf(token))
}

const deedOf = (name: string): Deed => {
	const { get } = must(ROWS[name])
	return typeof get === 'object' ? get : { need: get ?? 'seePlans' }
}

/** What is wrong behind every door of the plan, read and written, where these sections are ticked. */
async function wrongWith(knock: Knock, ticked: readonly LinkSection[]): Promise<string[]> {
	const wrong: string[] = []
	for (const [route, needs] of Object.entries(NEEDS)) {
		const { loader, action } = await must(ROUTES.get(route))()
		const opens = needs !== null && needs.every((section) => ticked.includes(section))
		if (loader !== undefined) {
			const { is, said } = await knock({ route, search: deedOf(route).search, form: null })
			// A copy is somebody's: who may take it is asked who they are.
			const wanted = !opens ? 'gone' : route === 'p.$project.copy' ? 'who' : 'open'
			if (is !== wanted) wrong.push(`${route}: ${is}, not ${wanted}`)
			wrong.push(...KEPT_FROM_GUESTS.filter((name) => said.includes(name)).map((name) => `${route} tells ${name}`))
		}
		if (action !== undefined && !opens) {
			for (const [what, { form: make }] of Object.entries(must(ROWS[route]).post ?? {})) {
				const form = new URLSearchParams(make === undefined ? {} : await acrossTeams(() => make(house, 'guest')))
				const { is } = await knock({ route, form })
				if (is !== 'gone') wrong.push(`${route}, ${what}: ${is}, not gone`)
			}
		}
	}
	return wrong
}

test('every route of a plan is known to links, and what each needs', () => {
	// What says where an older address stands now shows nothing: that page asks who it is.
	const routes = [...ROUTES.keys()].filter((name) => name.startsWith('p.') && name !== 'p.$project_.$old').sort()
	expect(Object.keys(NEEDS).sort()).toEqual(routes)
	const path = (route: string) =>
		route
			.replace(/^p\.\$project\.?(?:_index)?/, '')
			.replaceAll('[.]', '\0')
			.replaceAll(/_?\./g, '/')
			.replaceAll('\0', '.')
	expect(new Map(routes.map((route) => [path(route), NEEDS[route]]))).toEqual(
		new Map([...Object.entries(OPENED_BY_LINKS), ['', []]]),
	)
})

const TICKS: readonly { readonly what: string; readonly sections: readonly LinkSection[] }[] = [
	{ what: 'nothing', sections: [] },
	...linkSections.map((one) => ({ what: LINK_SECTIONS[one].label.toLowerCase(), sections: [one] })),
	{ what: 'everything', sections: linkSections },
]
test.each(TICKS)(
	'a link to the plan as it stands opens what is ticked, here $what, and answers 404 to all else',
	async ({ sections }) => {
		expect(await wrongWith(await withLink({ sections }), sections)).toEqual([])
	},
	120_000,
)

test('a link to a frozen version opens neither activity, other versions nor other scenarios, whatever is ticked', async () => {
	const sections = linkSections.filter((one) => !['activity', 'history', 'scenarios'].includes(one))
	expect(await wrongWith(await withLink({ version: 1, sections: linkSections }), sections)).toEqual([])
}, 120_000)

test('a link that withholds opens no file of the plan, whatever is ticked', async () => {
	const sections = linkSections.filter((one) => !['planFile', 'workbook'].includes(one))
	const knock = await withLink({ sections: linkSections, withholds: ['counterparties'] })
	expect(await wrongWith(knock, sections)).toEqual([])
}, 120_000)

test('a link from before shows the plan alone until somebody says that it goes on showing all, or not', async () => {
	expect(await wrongWith(await withOldLink(), [])).toEqual([])
	expect(await wrongWith(await withOldLink('limit'), [])).toEqual([])
	expect(await wrongWith(await withOldLink('keep'), linkSections)).toEqual([])
}, 120_000)

test('another scenario is there for a link that shows them all, and for no other', async () => {
	const search = `scenario=${house.scenarioId}`
	const alone = await withLink({})
	const all = await withLink({ sections: ['scenarios'] })
	const own = await withLink({ scenarioId: house.scenarioId })
	for (const route of [
		'p.$project',
		'p.$project._index',
		'p.$project.energy',
		'p.$project.keystroke',
		'p.$project.remedies',
	]) {
		const is = async (knock: Knock, asked: string) => (await knock({ route, search: asked, form: null })).is
		expect([route, await is(alone, search), await is(all, search), await is(own, search)]).toEqual([
			route,
			...['gone', 'open', 'open'],
		])
		// Without a name a link shows its own.
		expect([route, await is(own, '')]).toEqual([route, 'open'])
	}
	const { said } = await own({ route: 'p.$project', form: null })
	expect(said).toContain('"label":"Trial"')
	expect(said).not.toContain('Baseline')
	expect((await alone({ route: 'p.$project', form: null })).said).not.toContain('Trial')
})

test('an address that is written otherwise, or that no route has, is closed', async () => {
	const { projectId } = house
	const cookie = await cookieOf(house.token)
	const { loader } = await must(ROUTES.get('p.$project'))()
	for (const path of [
		'Finance',
		'FINANCE',
		'%66inance',
		'finance/',
		'costs/x',
		'sites/a/b',
		'a-new-page',
		'energy/..%2Ffinance',
	]) {
		const request = new Request(`http://localhost/p/${projectId}/${path}`, { headers: { Cookie: cookie } })
		const context = { cspNonce: '', requestId: 'test', clientAddress: 'here', gone: new AbortController().signal }
		const answer = inRequest(() => must(loader)({ request, params: { project: projectId }, context }))
		await expect(answer, path).rejects.toMatchObject({ status: 404 })
	}
})
