import { expect, test } from 'vitest'
import type { LoaderFunctionArgs } from '@remix-run/node'
import * as overview from '#app/routes/p.$project._index/route.tsx'
import * as explain from '#app/routes/p.$project.explain/route.ts'
import * as version from '#app/routes/p.$project.history.$version/route.tsx'
import * as moves from '#app/routes/p.$project.moves/route.ts'
import * as planFileRoute from '#app/routes/p.$project.plan[.]json/route.ts'
import * as workbook from '#app/routes/p.$project.plan[.]xlsx/route.ts'
import * as remedies from '#app/routes/p.$project.remedies/route.ts'
import * as reports from '#app/routes/p.$project.reports/route.tsx'
import * as report from '#app/routes/p.$project.report[.]pdf/route.ts'
import * as scenarios from '#app/routes/p.$project.options/route.tsx'
import * as rests from '#app/routes/p.$project.rests/route.ts'
import * as resultCsv from '#app/routes/p.$project.result[.]csv/route.ts'
import * as resultParquet from '#app/routes/p.$project.result[.]parquet/route.ts'
import * as scheduleXer from '#app/routes/p.$project.schedule[.]xer/route.ts'
import * as scheduleFile from '#app/routes/p.$project.schedule[.]xml/route.ts'
import * as schedule from '#app/routes/p.$project.schedule/route.tsx'
import * as table from '#app/routes/p.$project.table[.]csv/route.ts'
import * as trial from '#app/routes/p.$project.trial/route.ts'
import * as twoWay from '#app/routes/p.$project.two-way/route.ts'
import * as why from '#app/routes/p.$project.why/route.ts'
import * as place from '#app/routes/t.$team.place/route.ts'
import * as places from '#app/routes/t.$team.places/route.ts'
import * as sized from '#app/routes/t.$team.sized/route.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { createScenario } from '#server/actions/scenarios/scenarios.ts'
import { aBrowser } from '../factories/browser.ts'
import { aPerson } from '../factories/people.ts'
import { contract, planFile } from '../factories/plan-file.ts'
import { aToken, callApi } from '../factories/programs/api.ts'

type Door = readonly [loader: (asked: LoaderFunctionArgs) => Promise<unknown>, search?: string]

const FIGURE = '?quantity=facilityPowerMW&scope=campus&month=2027-01'
const WHY = '?why=facilityPowerMW&scope=campus&month=2027-01'
const MOVED = new URLSearchParams({
	...{ list: 'powerContracts', ref: 'contract:grid' },
	cells: JSON.stringify([{ id: 'grid', field: 'startMonth', text: '2028-01' }]),
})
const OF_A_PLAN: Readonly<Record<string, Door>> = {
	overview: [overview.loader],
	explain: [explain.loader, FIGURE],
	'history of a version': [version.loader],
	moves: [moves.loader, WHY],
	'plan.json': [planFileRoute.loader],
	'plan.xlsx': [workbook.loader],
	remedies: [remedies.loader],
	'report.pdf': [report.loader],
	reports: [reports.loader],
	scenarios: [scenarios.loader],
	schedule: [schedule.loader],
	rests: [rests.loader, WHY],
	'result.csv': [resultCsv.loader],
	'result.parquet': [resultParquet.loader],
	'schedule.xer': [scheduleXer.loader],
	'schedule.xml': [scheduleFile.loader],
	'table.csv': [table.loader, '?table=results.site'],
	trial: [trial.loader, `?${MOVED.toString()}`],
	'two-way': [twoWay.loader],
	why: [why.loader, WHY],
}
const OF_A_TEAM: Readonly<Record<string, Door>> = {
	place: [place.loader, '?place=Austin'],
	places: [places.loader, '?q=Aus'],
	sized: [sized.loader, '?place=Abilene%2C+Texas&itMW=150+MW&by=2029-08&use=train'],
}
const OF_PROGRAMS = [
	'',
	'/result',
	'/explain?quantity=facilityPowerMW',
	'/verdict',
	'/decisions',
	'/plan.xlsx',
	'/result.csv',
	'/result.parquet',
	'/schedule.xml',
	'/schedule.xer',
	'/report.pdf',
]

async function aDesk() {
	const person = await aPerson()
	const plan = planFile({ powerContracts: [contract('grid')] })
	const { projectId } = await createProject(person, person.teamId, plan)
	await createScenario(person, { projectId }, { label: 'Late', about: '' })
	return { person, projectId, browser: await aBrowser(person) }
}

/** What whoever asks gets: the status of the refusal, or «answered» where the work was done for nobody. */
const statusOf = (asked: Promise<unknown>) =>
	asked.then(
		(answer) => (answer instanceof Response && !answer.ok ? answer.status : 'answered'),
		(refused: unknown) => (refused instanceof Response ? refused.status : refused),
	)

test(
	'no page asks the engine for a reader who has gone, whether or not the request still fires',
	{ timeout: 60_000 },
	async () => {
		const { person, projectId, browser } = await aDesk()
		const gone = AbortSignal.abort()
		const told: Record<string, unknown> = {}
		for (const [name, [loader, search = '']] of Object.entries(OF_A_PLAN)) {
			const at = { path: `/p/${projectId}${search}`, params: { project: projectId, version: '1' }, gone }
			told[name] = await statusOf(browser.load(loader, at))
		}
		for (const [name, [loader, search = '']] of Object.entries(OF_A_TEAM)) {
			const at = { path: `/t/${person.teamId}${search}`, params: { team: person.teamId }, gone }
			told[name] = await statusOf(browser.load(loader, at))
		}
		const names = [...Object.keys(OF_A_PLAN), ...Object.keys(OF_A_TEAM)]
		expect(told).toEqual(Object.fromEntries(names.map((name) => [name, 503])))
	},
)

test('nor does a call of a program that has gone', async () => {
	const { person, projectId } = await aDesk()
	const token = await aToken(person)
	for (const path of OF_PROGRAMS) {
		const { status } = await callApi(`/projects/${projectId}${path}`, { token, gone: AbortSignal.abort() })
		expect({ path, status }).toEqual({ path, status: 503 })
	}
})
