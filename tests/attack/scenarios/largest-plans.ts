import { hostileFile } from '../../factories/hostile-plan.ts'
import { allRoutes } from '../routes.ts'
import { sendAll, type Scenario } from '../scenario.ts'
import { uploadOf } from '../upload.ts'

/** The largest plan of the format, which this server cannot compute, and one that it just can: every page of it. */
export const largestPlans: Scenario = {
	name: 'the largest plans',
	run: async (target) => {
		const small = target.quick ? { sites: 5, months: 36, each: 10 } : { sites: 90, months: 240, each: 180 }
		const large = target.quick ? { sites: 200, months: 240, each: 20 } : {}
		const [refused] = await sendAll(target, [uploadOf(target.attacker, hostileFile(large))], 1)
		const [taken] = await sendAll(target, [uploadOf(target.attacker, hostileFile(small))], 1)
		if (refused === undefined || taken === undefined) return []
		const project = /\/p\/([\w-]+)/.exec(taken.answer.headers.location ?? '')?.[1] ?? 'none'
		const headers = { Cookie: target.attacker.cookie }
		const pages = allRoutes()
			.filter((route) => route.startsWith('/p/$project'))
			.map((route) => ({ path: route.replace('$project', project).replace('$site', 's0'), headers }))
		const why = `why=layers.energy.available&scope=plan`
		const drawers = [
			`/p/${project}?${why}`,
			`/p/${project}/moves?${why}`,
			`/p/${project}/why?${why}`,
			`/p/${project}/explain?quantity=x`,
		]
		return [refused, taken, ...(await sendAll(target, [...pages, ...drawers.map((path) => ({ path, headers }))], 4))]
	},
	right: ({ status, headers }) => status < 500 || (status === 503 && headers['retry-after'] !== undefined),
}
