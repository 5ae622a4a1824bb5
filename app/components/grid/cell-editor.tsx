import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { GridColumn } from '#shared/grid/grid-model.ts'

export type EditorEnd = { readonly text: string; readonly then: 'down' | 'right' | 'left' | 'stay' }
type EditorProps = {
	column: GridColumn
	start: string
	/** the first key was typed already: the rest goes behind it instead of over it */
	typing: boolean
	label: string
	/** whether there is a cell at that side for Tab to go to; else it leaves the grid */
	tabTo: { readonly left: boolean; readonly right: boolean }
	onCommit: (end: EditorEnd) => void
	onCancel: () => void
}

function wayOut({ key, shiftKey }: KeyboardEvent, tabTo: EditorProps['tabTo']): EditorEnd['then'] | null {
	if (key === 'Enter') return 'down'
	if (key !== 'Tab') return null
	const side = shiftKey ? 'left' : 'right'
	return tabTo[side] ? side : null
}

/** The control inside a cell while it is edited: Enter and Tab keep and move on, Esc gives up, leaving keeps. */
export function CellEditor({ column, start, typing, label, tabTo, onCommit, onCancel }: EditorProps) {
	const listId = useId()
	const control = useRef<HTMLInputElement & HTMLSelectElement>(null)
	// Esc unmounts the control and with that fires blur, which must not save.
	const over = useRef(false)
	useEffect(() => {
		control.current?.focus()
		if (!(control.current instanceof HTMLInputElement)) return
		if (typing) control.current.setSelectionRange(control.current.value.length, control.current.value.length)
		else control.current.select()
	}, [typing])
	const finish = (then: EditorEnd['then']) => {
		if (over.current) return
		over.current = true
		onCommit({ text: control.current?.value ?? start, then })
	}
	const onKeyDown = (event: KeyboardEvent) => {
		event.stopPropagation()
		// Enter that ends the choice of a character is not the end of the cell.
		if (event.nativeEvent.isComposing) return
		const then = wayOut(event, tabTo)
		if (then !== null) {
			event.preventDefault()
			finish(then)
		}
		if (event.key !== 'Escape') return
		event.preventDefault()
		over.current = true
		onCancel()
	}
	const shared = {
		'aria-label': label,
		onKeyDown,
		onBlur: () => finish('stay'),
	}
	if (column.control !== 'choice') {
		return (
			<>
				<input
					ref={control}
					{...shared}
					defaultValue={start}
					size={8}
					placeholder={column.fallback}
					inputMode={column.control === 'number' ? 'decimal' : 'text'}
					list={column.control === 'pick' ? listId : undefined}
				/>
				{column.control === 'pick' && (
					<datalist id={listId}>
						{column.choices.map(({ value, label }) => (
							<option key={value} value={label} />
						))}
					</datalist>
				)}
			</>
		)
	}
	return (
		<select ref={control} {...shared} defaultValue={start}>
			{!column.required && <option value="">{column.fallback === '' ? '–' : `${column.fallback} (default)`}</option>}
			{column.choices.map((choice) => (
				<option key={choice.value} value={choice.value}>
					{choice.label}
				</option>
			))}
		</select>
	)
}
