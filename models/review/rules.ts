import type { Rule } from './rule.ts'
import {
  changeOfControlMissing,
  equityInformation,
  mostFavouredScope,
  terminationMissing,
  updatesMissing,
} from './rules/endings.ts'
import { exclusivityIdle, exclusivityLong } from './rules/exclusivity.ts'
import { productIndemnity, uncappedIndemnity, unconfirmedWarranty } from './rules/indemnity.ts'
import { advanceAndMinimum, commitAboveMaximum, creditSupport } from './rules/minimum.ts'
import { rightsMatrixOpen, rightsOpen } from './rules/ownership.ts'
import { lateInterest, paymentTermsMissing, royaltyWithoutAudit } from './rules/payment.ts'
import { residualFree, residualHalfLife, residualOpen, tailLength } from './rules/residual.ts'
import { allUnitsCliff, apportionmentOpen, capEndsRoyalty, deductionsOpen } from './rules/royalty.ts'
import { outOfField, outOfFieldCure, usesOpen } from './rules/scope.ts'
import { currencyCollar, exemptServices, withholdingMissing } from './rules/settlement.ts'
import {
  determinationExpiry,
  erasureProcedure,
  reidentificationBan,
  sourceTransfer,
  transferExpires,
} from './rules/sources.ts'
import { licenseeWalkAwayZero, walkAwayZero } from './rules/walkAway.ts'

/** Every rule of the review, in the order in which findings of one severity are told. */
export const rules: readonly Rule[] = [
  residualOpen,
  residualHalfLife,
  rightsOpen,
  reidentificationBan,
  erasureProcedure,
  sourceTransfer,
  uncappedIndemnity,
  productIndemnity,
  unconfirmedWarranty,
  exclusivityIdle,
  exclusivityLong,
  royaltyWithoutAudit,
  allUnitsCliff,
  deductionsOpen,
  capEndsRoyalty,
  advanceAndMinimum,
  creditSupport,
  commitAboveMaximum,
  outOfField,
  usesOpen,
  mostFavouredScope,
  rightsMatrixOpen,
  determinationExpiry,
  transferExpires,
  updatesMissing,
  withholdingMissing,
  exemptServices,
  equityInformation,
  paymentTermsMissing,
  residualFree,
  tailLength,
  apportionmentOpen,
  lateInterest,
  currencyCollar,
  outOfFieldCure,
  changeOfControlMissing,
  terminationMissing,
  walkAwayZero,
  licenseeWalkAwayZero,
]
