import type { ExplanationView } from '#shared/presentation/explain/explanation-view.ts'
import type { LeafGroup } from '#shared/presentation/explain/leaf-groups.ts'
import type { LeafLine } from '#shared/presentation/explain/origin-words.ts'
import { LeafLink } from './leaf-link.tsx'
import { Tag } from './tag.tsx'

/** The nearest kinds of guess; the others fold away. */
const SHOWN_GUESSES = 10

/** Ends of the trace that a reader should know of, each with a way to where it stands. */
function Leaves({ lines }: { lines: readonly LeafLine[] }) {
	return lines.map((line) => (
		<div className="explain-input" key={line.key}>
			<span>
				<LeafLink href={line.href}>{line.label}</LeafLink>
			</span>
			<span className="explain-input-value">{line.value}</span>
			<span className="explain-input-source">
				{line.detail} <Tag tag={line.tag} />
			</span>
		</div>
	))
}

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
