import { WHOLE_ITEM, type Typist } from './typists.ts'

type TypingLineProps = {
	typists: readonly Typist[]
	nameOf: (id: string) => string
	labelOf: (field: string) => string
}

/** Under a list: who is at which of its cells. */
export function TypingLine({ typists, nameOf, labelOf }: TypingLineProps) {
	return (
		<p className="typing-line" role="status">
			{typists.map(({ person, cell }) => (
				<span key={`${person.userId} ${cell.itemId} ${cell.field}`}>
					<span className="flag" aria-hidden>
						{person.initials}
					</span>
					{person.name}{' '}
					{cell.field === WHOLE_ITEM
						? `is editing ${nameOf(cell.itemId)} in its form.`
						: `is editing ${nameOf(cell.itemId)}: ${labelOf(cell.field)}.`}
				</span>
			))}
		</p>
	)
}
