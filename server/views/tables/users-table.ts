import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { type Figures, figuresFrom, type FigureSource } from '../figures/figure.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import type { FigureTable } from '../pages/layer-page.ts'
import { compact, MISSING, percent } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'

/** Users of one service in one region. */
export type UsersRow = {
	readonly key: string
	readonly service: string
	readonly region: string
	/** in the month in which least of what they ask is served */
	readonly served: Figure
	readonly atLast: Figure | string
	/** there and back; a dash where nothing is served */
	readonly roundTrip: Figure | string
}

const milliseconds = (value: number): string => `${compact(value)} ms`

const unlessAbsent = (figure: Figure): Figure | string => (figure.value === null ? MISSING : figure)

/** Users of services by region, in the order of the plan’s workloads; none where no application says where its users are. */
export function usersRows({ plan, result }: FigureSource, { figure }: Figures): readonly UsersRow[] {
	const names = new Map(catalogueFor(plan).demandRegions.map(({ id, name }) => [id, name]))
	return plan.workloads.flatMap(({ id, name }) =>
		Object.entries(result.workloads[id]?.regions ?? {}).map(([region, told]): UsersRow => {
			const of = `region:${id}/${region}`
			return {
				...{ key: `${id}/${region}`, service: name ?? id, region: names.get(region) ?? region },
				served: figure('regions.servedShare', { of, at: 'least' }),
				atLast: unlessAbsent(figure('regions.servedShare', { of, at: 'last' })),
				roundTrip: told.meanRttMs === null ? MISSING : figure('regions.meanRttMs', { of, as: milliseconds }),
			}
		}),
	)
}

/** Who is served least, and when; that all are, where they are. */
export function usersTitle(rows: readonly UsersRow[]): string {
	const asked = rows.filter(({ served }) => served.value !== null)
	const [least] = asked.toSorted((a, b) => (a.served.value ?? 0) - (b.served.value ?? 0))
	if (least === undefined) return 'No user demand in the plan'
	const share = least.served.value ?? 0
	if (share >= 1) return 'All demand is served in every region'
	const when = longMonth(least.served.why.month ?? '')
	const isAlike = asked.length > 1 && asked.every(({ served }) => served.value === share)
	const who = isAlike ? 'Users of every region' : `Users in ${least.region}`
	const what = isAlike ? '' : ` ${least.service}`
	return share > 0
		? `${who} get ${percent(share)} of their${what} demand in ${when}`
		: `${who} get none of their${what} demand in ${when}`
}

/** The same as a table of a page. */
export function usersTable(source: FigureSource): FigureTable | null {
	const figures = figuresFrom(source)
	const rows = usersRows(source, figures)
	if (rows.length === 0) return null
	return {
		title: usersTitle(rows),
		sub: 'Share of peak demand served in the lowest month, by region, with the round trip to the serving sites',
		heads: ['Service and region', 'Served, lowest', 'Month', 'Plan end', 'Round trip'],
		rows: rows.map(({ key, service, region, served, atLast, roundTrip }) => ({
			key,
			name: `${service}, ${region}`,
			figures: [unlessAbsent(served), figures.month(served) || MISSING, atLast, roundTrip],
		})),
	}
}
