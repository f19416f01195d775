import { PickType } from '@nestjs/swagger';
import { ResidentForm } from './resident-form.js';

/** The least that is asked of somebody who is registered within another form. */
export class NewcomerForm extends PickType(ResidentForm, [
  'lastName',
  'firstName',
  'bornOn',
  'communeCode',
  'phone',
  'residenceProof',
  'confirmedNew',
]) {}
