import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { GridColumn } from '#shared/presentation/grid-view.ts'

export type EditorEnd = { readonly text: string; readonly then: 'down' | 'stay' }
type EditorProps = {
	column: GridColumn
	start: string
	/** the first key was typed already: the rest goes behind it instead of over it */
	typing: boolean
	label: string
	onCommit: (end: EditorEnd) => void
	onCancel: () => void
}

/** The control inside a cell while it is edited: Enter keeps, Esc gives up, leaving keeps. */
export function CellEditor({ column, start, typing, label, onCommit, onCancel }: EditorProps) {
	const control = useRef<HTMLInputElement & HTMLSelectElement>(null)
	// Esc unmounts the control and with that fires blur, which must not save.
	const over = useRef(false)
	useEffect(() => {
		control.current?.focus()
		if (control.current instanceof HTMLInputElement && !typing) control.current.select()
	}, [typing])
	const finish = (then: EditorEnd['then']) => {
		if (over.current) return
		over.current = true
		onCommit({ text: control.current?.value ?? start, then })
	}
	const onKeyDown = (event: KeyboardEvent) => {
		event.stopPropagation()
		if (event.key === 'Enter') {
			event.preventDefault()
			finish('down')
		}
		if (event.key !== 'Escape') return
		event.preventDefault()
		over.current = true
		onCancel()
	}
	const shared = {
		'aria-label': label,
		onKeyDown,
		onBlur: () => {
			finish('stay')
		},
	}
	if (column.control !== 'choice') {
		return (
			<input
				ref={control}
				{...shared}
				defaultValue={start}
				size={8}
				placeholder={column.fallback}
				inputMode={column.control === 'number' ? 'decimal' : 'text'}
			/>
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
