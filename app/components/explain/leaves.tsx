import type { LeafLine } from '#server/views/explain/origin-words.ts'
import { LeafLink } from './leaf-link.tsx'
import { Tag } from './tag.tsx'

/** Ends of the trace that a reader should know of, each with a way to where it stands. */
export function Leaves({ lines }: { lines: readonly LeafLine[] }) {
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
