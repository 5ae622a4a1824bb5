import { useSearchParams } from '@remix-run/react'
import { ButtonLink } from '#app/components/ui/button.tsx'
import type { TodoItem } from '#shared/pages/todo-item.ts'
import type { SwingLine } from '#server/views/todo/swings-view.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { searchOf } from './search-of.ts'

const KINDS = {
	order: 'Order due',
	default: 'Default to confirm',
	point: 'Warning',
	comment: 'Comment',
} as const
const OPENS = {
	order: 'Record the order',
	default: 'Enter another value',
	point: 'Open',
	comment: 'Reply',
} as const

type TodoDetailProps = {
	readonly item: TodoItem
	readonly of: readonly TodoItem[]
	readonly swing: SwingLine | undefined
	readonly canEdit: boolean
}

/** The entry that is looked at: what it is, what its range does, where it is from, and what can be done. */
export function TodoDetail({ item, of, swing, canEdit }: TodoDetailProps) {
	const { kind, title, note, page, due, confirm, stake } = item
	const [search] = useSearchParams()
	const facts = [
		{ name: 'Value', text: confirm?.value ?? '' },
		{ name: 'Range', text: confirm?.range ?? '' },
		{
			name: 'At worst case',
			text: [swing?.text, swing?.date].filter((part) => part !== undefined && part !== '').join(', '),
		},
		{ name: 'At stake', text: stake?.text ?? '' },
		{ name: 'Grade', text: confirm?.quality ?? '' },
		{ name: 'Source', text: confirm?.source ?? '' },
		{ name: 'Due', text: due?.text ?? '' },
	].filter(({ text }) => text !== '')
	return (
		<section className="card todo-detail" aria-label="Chosen entry" aria-live="polite">
			<div className="card-body">
				<p className="text-ink-3">
					{KINDS[kind]} · {of.indexOf(item) + 1} of {of.length}
				</p>
				<h2>{title}</h2>
				<p className="text-ink-2">{confirm?.why ?? note}</p>
				<div className="todo-acts">
					{confirm !== null && canEdit && (
						<ConfirmForm keys={confirm.keys} label={`Confirm this value: ${title}`} does="confirm" kind="primary">
							Confirm <kbd>Space</kbd>
						</ConfirmForm>
					)}
					<ButtonLink size="small" to={searchOf(page, search)} data-does="open">
						{OPENS[kind]} <kbd>E</kbd>
					</ButtonLink>
				</div>
				<dl className="todo-facts">
					{facts.map(({ name, text }) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{text}</dd>
						</div>
					))}
				</dl>
				<p className="text-ink-3">
					<kbd>J</kbd> next, <kbd>K</kbd> previous
				</p>
			</div>
		</section>
	)
}
