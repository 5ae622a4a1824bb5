import { useSearchParams } from '@remix-run/react'
import { CircleDashed, MessageSquare, ShoppingCart, TriangleAlert } from 'lucide-react'
import { ButtonLink } from '#app/components/ui/button.tsx'
import type { TodoItem, TodoKind } from '#shared/pages/todo-item.ts'
import { counted } from '#shared/formats/months.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { searchOf } from './search-of.ts'
import type { ShownGroup } from './use-chosen.ts'
import type { Swings } from './use-swings.ts'

const ICONS = {
	order: { Icon: ShoppingCart, name: 'Order due' },
	default: { Icon: CircleDashed, name: 'Default to confirm' },
	point: { Icon: TriangleAlert, name: 'Warning' },
	comment: { Icon: MessageSquare, name: 'Comment' },
} as const satisfies Readonly<Record<TodoKind, unknown>>
const ACTS = { order: 'Record the order', default: 'Open', point: 'Open', comment: 'Reply' } as const

type RowProps = {
	readonly item: TodoItem
	readonly isChosen: boolean
	readonly onChoose: (key: string) => void
	readonly swings: Swings | null
	readonly canEdit: boolean
}

function Row({ item, isChosen, onChoose, swings, canEdit }: RowProps) {
	const { key, kind, title, note, page, due, confirm, stake } = item
	const [search] = useSearchParams()
	const { Icon, name } = ICONS[kind]
	const size = stake?.text ?? (confirm === null ? undefined : swings?.[confirm.keys.join()]?.text)
	return (
		<li id={`todo-${key}`} className="todo-row" aria-current={isChosen ? 'true' : undefined}>
			<Icon className="icon" strokeWidth={1.75} aria-label={name} />
			<button type="button" className="todo-what" onClick={() => onChoose(key)}>
				<b>{title}</b>
				<small>{note}</small>
			</button>
			{due !== null && (
				<span className={due.isLate ? 'todo-size text-failing' : 'todo-size text-tight'}>{due.text}</span>
			)}
			{size !== undefined && <b className="todo-size">{size}</b>}
			{confirm !== null && <span className="guess todo-value">{confirm.value}</span>}
			{confirm !== null && canEdit ? (
				<ConfirmForm keys={confirm.keys} label={`Confirm ${title}`}>
					Confirm
				</ConfirmForm>
			) : (
				<ButtonLink size="small" to={searchOf(page, search)} aria-label={`${ACTS[kind]}: ${title}`}>
					{ACTS[kind]}
				</ButtonLink>
			)}
		</li>
	)
}

/** What moves too little to be looked at one by one: confirmed in one go. */
function Small({ items, canEdit }: { items: readonly TodoItem[]; canEdit: boolean }) {
	if (items.length === 0) return null
	const words = `${counted(items.length, 'default has', 'defaults have')} little effect`
	return (
		<li className="todo-row todo-small">
			<CircleDashed className="icon" strokeWidth={1.75} aria-hidden />
			<span className="todo-what">
				<b className="first-letter:uppercase">{words}</b>
				<small>{items.map(({ title }) => title).join(' · ')}</small>
			</span>
			{canEdit && (
				<ConfirmForm
					keys={items.flatMap(({ confirm }) => confirm?.keys ?? [])}
					label={`${items.length === 1 ? 'Confirm' : 'Confirm all'}: ${words}`}
				>
					{items.length === 1 ? 'Confirm' : `Confirm all ${String(items.length)}`}
				</ConfirmForm>
			)}
		</li>
	)
}

type TodoListProps = Omit<RowProps, 'item' | 'isChosen'> & {
	readonly groups: readonly ShownGroup[]
	readonly chosen: string | null
}

/** Everything that waits, by what it moves. */
export function TodoList({ groups, chosen, ...row }: TodoListProps) {
	if (groups.length === 0) return <p className="text-ink-2">Nothing of this type to do.</p>
	return (
		<div className="card todo-list">
			{groups.map(({ id, name, items, small }) => (
				<section key={id} aria-labelledby={`todo-group-${id}`}>
					<h2 id={`todo-group-${id}`} className="todo-group">
						{name} <small>{counted(items.length + small.length, 'item')}</small>
					</h2>
					<ul>
						{items.map((item) => (
							<Row key={item.key} item={item} isChosen={item.key === chosen} {...row} />
						))}
						<Small items={small} canEdit={row.canEdit} />
					</ul>
				</section>
			))}
		</div>
	)
}
