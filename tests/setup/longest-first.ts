import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take ten seconds and more, the longest first. */
const LONGEST: readonly string[] = [
	...['laws/results', 'size-plan', 'structure/leaves', 'cli/strata', 'rerun/rerun', 'simulate'],
	...['explanation-answers', 'recalculated', 'shown-is-explained', 'sentences-first-half', 'sentences-second-half'],
	...['find-decisions', 'no-free-power', 'laws/more-never-less', 'plan-finance', 'fit-pages', 'differences'],
	...[
		'firm-laws',
		'nothing-overflows',
		'every-leaf',
		'verdict/laws',
		'hourly-cooling',
		'laws/moved-plans',
		'engine-pool',
	],
	...['every-edit', 'reports/approval', 'attack', 'start', 'access/matrix'],
]

/**
 * What is begun last ends last: a long file among them leaves the other cores idle. Vitest knows how long files took only where
 * it has run them before, and a clone has not.
 */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files)
		// Those apart first: they have no load to share, and the longest is among them.
		const projects = [...new Set(sorted.map(({ project }) => project))].sort(
			(one, other) => Number(other.config.isolate) - Number(one.config.isolate),
		)
		return projects.flatMap((project) => {
			const own = sorted.filter((file) => file.project === project)
			const known = LONGEST.flatMap((name) => own.filter(({ moduleId }) => moduleId.endsWith(`/${name}.test.ts`)))
			return [...known, ...own.filter((file) => !known.includes(file))]
		})
	}
}
