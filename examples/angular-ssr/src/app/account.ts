import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'ems-elements/define/ems-account.js';

@Component({
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<ems-account sign-in-href="/sign-in" continue-href="/" service-name="Example"></ems-account>`,
})
export class Account {}
