import type { BuildClassId, CampusBuild } from './build-classes.ts'

const DAYS_A_MONTH = 365.25 / 12
const DAY_MS = 86_400_000

/** To a tenth: days are read from images weeks apart. */
export const monthsFrom = (start: string, end: string): number =>
	Math.round((10 * (Date.parse(end) - Date.parse(start))) / DAY_MS / DAYS_A_MONTH) / 10

/** A campus with its clearing of land and its first building. */
export type BegunCampus = CampusBuild & { readonly started: string; readonly first: CampusBuild['steps'][number] }

/** Campuses whose clearing of land the source tells. */
export const begunCampuses = (campuses: readonly CampusBuild[]): readonly BegunCampus[] =>
	campuses.flatMap((row) => {
		const [first] = row.steps
		return row.started === null || first === undefined ? [] : [{ ...row, started: row.started, first }]
	})

/** The class that a planner would have chosen at the start: by whose halls they are, which is known then. */
export const classOfBuilder = ({ builder }: Pick<CampusBuild, 'builder'>): BuildClassId =>
	builder === 'retrofit' ? 'retrofit' : builder === 'own' ? 'own_pace' : 'ai_build'

/** The rush for accelerators: since then whoever builds, builds for them. */
const RUSH = '2024'

/**
 * Campuses that speak for a class. A cloud's own campus begun in the rush speaks for both: of its pace, and of how long a build
 * for accelerators may take.
 */
export function campusesBehind(id: BuildClassId, campuses: readonly CampusBuild[]): readonly BegunCampus[] {
	return begunCampuses(campuses).filter((row) =>
		id === 'ai_build' ? row.builder !== 'retrofit' && row.started >= RUSH : classOfBuilder(row) === id,
	)
}

/** Months to the first building at work; of one that is not, those to its last image, which it took longer than. */
export const monthsOf = (row: BegunCampus): number =>
	monthsFrom(row.started, row.atWork ? row.first.date : row.lastImage)
