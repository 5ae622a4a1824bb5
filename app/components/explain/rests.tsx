import type { ExplanationView } from '#server/views/explain/explanation-view.ts'
import type { LeafGroup } from '#server/views/explain/leaf-groups.ts'
import { Leaves } from './leaves.tsx'

/** The nearest kinds of guess; the others fold away. */
const SHOWN_GUESSES = 10

/** Guesses of one kind: one stands for itself, several fold behind their name. */
function Guesses({ groups }: { groups: readonly LeafGroup[] }) {
	return groups.map((group) =>
		group.lines.length === 1 ? (
			<Leaves key={group.key} lines={group.lines} />
		) : (
			<details key={group.key} className="explain-group">
				<summary>
					<span>{group.label}</span>
					<span className="tag tag-guess">{group.count}</span>
				</summary>
				<div className="explain-tree">
					<Leaves lines={group.lines} />
				</div>
			</details>
		),
	)
}

/** What the figure rests on that nobody has confirmed, and what stands in for a default. */
export function Rests({ view }: { view: ExplanationView }) {
	if (view.restsTitle === '') return null
	return (
		<>
			<h3>{view.restsTitle}</h3>
			<Leaves lines={view.overrides} />
			<Guesses groups={view.guesses.slice(0, SHOWN_GUESSES)} />
			{view.farther !== '' && <p className="explain-input-source pt-2">{view.farther}</p>}
		</>
	)
}
