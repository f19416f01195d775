import { PickType } from '@nestjs/swagger';
import { ResidentForm } from './resident-form.js';

/** What is asked of somebody who is registered within another form: as at the counter, without the reference of another software. */
export class NewcomerForm extends PickType(ResidentForm, [
  'lastName',
  'firstName',
  'bornOn',
  'communeCode',
  'address',
  'postcode',
  'phone',
  'email',
  'residenceProof',
  'confirmedNew',
]) {}
