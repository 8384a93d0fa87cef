import { describe, expect, it } from 'vitest'
import { type CellBuilder, createCellBuilder } from '../../models/workbook/cells/cellBuilder.ts'
import { createGraph } from '../../models/workbook/cells/graph.ts'
import { createTapeBuilder } from '../../models/workbook/cells/tapeBuilder.ts'

/** Endings with the year in which each comes; of the third the script takes another way. */
const endings = [Infinity, 3, -1, 2, -1, 1, 3]
const periods = 4

/** A script with all that a deal's has: choices that rest on the ending, lines, numbers that change, loops in choices. */
const scriptOf = (builder: CellBuilder) => {
  const { $ } = builder
  const year = builder.column(0)
  const isNever = builder.isSame($`min(${year}, ${Infinity}) < 0 ? ${builder.constant(0)} : ${year}`, year)
  const [sold, total] = [builder.lines(periods), builder.changing(0)]
  sold.fill(0)
  const price = builder.column(1)
  builder.loop(0, periods, (k) => {
    const time = builder.table([1, 2, 3, 4])(k)
    builder.when($`${time} <= ${year}`, () => {
      sold.set(k, $`${price} * ${time} + ${builder.parameter(7)}`)
      builder.when($`${price} > ${time}`, () => total.set($`${total.get()} + ${sold.at(k)}`))
    })
    if (isNever) sold.add(k, $`max(${price}, ${time})`)
    builder.skipUnless($`${year} > 0`, () => total.set($`${total.get()} * 1 + ${sold.at(k)} * 2`))
  })
  builder.output('total', total.get())
  return sold
}

const written = (isTaped: boolean) => {
  const graph = createGraph()
  let group = 0
  const cells = createCellBuilder(
    graph,
    {
      column: (offset) =>
        offset === 1
          ? graph.leaf('price', { kind: 'quantity', place: 0 }, { value: 2.5 })
          : graph.leaf(`year ${group}`, { kind: 'ending' }, { value: endings[group]! }),
      quantity: (place) => graph.constant(place),
      schedule: (values, k) => graph.leaf(`time ${k}`, { kind: 'given' }, { value: values[k]! }),
      date: (value) => graph.leaf(`date ${value}`, { kind: 'date' }, { value }),
    },
    1,
  )
  let times = 0
  const write = (builder: CellBuilder) => {
    times++
    return scriptOf(builder)
  }
  const tape = createTapeBuilder(cells, write)
  const ends = endings.map((_, own) => {
    group = own
    cells.startGroup(own)
    const sold = isTaped ? tape.play() : write(cells)
    const row = isTaped ? tape.rowOf(sold) : cells.rowOf(sold)
    return [...row, cells.outputs.get('total')!].map(({ id }) => id)
  })
  const nodes = graph.nodes.map((node) => {
    const { value, born, home } = graph.factOf(node)
    return { ...node, operands: node.operands.map(({ id }) => id), value, born, home }
  })
  return { ends, nodes, times }
}

describe('a script that is done again', () => {
  const [again, anew] = [written(true), written(false)]

  it('makes the same formulas in the same order and cells as one that is written anew', () => {
    expect(again.nodes).toEqual(anew.nodes)
    expect(again.ends).toEqual(anew.ends)
  })

  it('is written once for each way it takes', () => {
    expect(anew.times).toBe(endings.length)
    expect(again.times).toBe(2)
  })

  it('is refused where it uses a value of a choice outside of it', () => {
    const graph = createGraph()
    const nothing = () => graph.constant(1)
    const cells = createCellBuilder(
      graph,
      { column: nothing, quantity: nothing, schedule: nothing, date: nothing },
      1,
    )
    const tape = createTapeBuilder(cells, (builder) => {
      let inside = builder.constant(0)
      builder.when(builder.$`${builder.column(0)} > 0`, () => {
        inside = builder.$`${builder.column(0)} + 1`
      })
      builder.output('inside', inside)
      return null
    })
    expect(tape.play).toThrow('a value of a choice is used outside of it')
  })
})
