import type { Watching } from '../../../server/engine/kernel/changes/changes.ts'

/** Watches a model that is a list of figures, each a part of its own, which lies under an instance of a scope. */
export function watchedLevels(scope: string, instanceOf = (index: number) => index): Watching<readonly number[]> {
	return {
		watch: (levels, reads) => reads.watcher((index) => index)(levels),
		differences: ({ model: now }, { model: before }) => {
			const differing = [...now.keys()].filter((index) => !Object.is(now[index], before[index]))
			return { scope, parts: new Map(differing.map((index) => [String(index), new Set([instanceOf(index)])])) }
		},
	}
}
