import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('listings', '0001_initial'),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.AddField(
            model_name='listing',
            name='entry_port',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='listings.port'),
        ),
        migrations.AddField(
            model_name='listing',
            name='entry_status',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=12),
        ),
        migrations.AddField(
            model_name='listing',
            name='way_in',
            field=models.CharField(blank=True, choices=[('age', '25 years of age'), ('us_certified', 'Certified by its maker for the United States'), ('importer', 'Made to conform by a Registered Importer'), ('show', 'Show or Display'), ('off_road', 'As an off-road vehicle'), ('low_speed', 'As a low-speed vehicle')], db_default='age', default='age', max_length=12, verbose_name='way into the United States'),
        ),
        migrations.AlterField(
            model_name='claim',
            name='kind',
            field=models.CharField(choices=[('build_plate', 'Build plate'), ('maker_record', "Maker's record"), ('frame_number', 'Frame number'), ('first_registration', 'First registration'), ('first_inspection', 'First inspection'), ('seller_statement', "Seller's word on the year"), ('odometer', 'Odometer reading'), ('entry', 'Entry into the United States')], max_length=20),
        ),
        migrations.CreateModel(
            name='StateRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming')], max_length=2)),
                ('vehicle', models.CharField(choices=[('kei_truck', 'Kei truck'), ('kei_van', 'Kei van'), ('kei_car', 'Kei car'), ('larger', 'Larger Japanese import')], max_length=10)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('stage', models.CharField(choices=[('proposed', 'Proposed'), ('published', 'Published'), ('replaced', 'Replaced'), ('withdrawn', 'Withdrawn')], default='proposed', editable=False, max_length=10)),
                ('status', models.CharField(choices=[('road', 'Road use'), ('road_limited', 'Road use with limits'), ('antique_only', 'Antique or collector plates only'), ('off_road_only', 'Off-road or farm use only'), ('refused', 'Refused'), ('unclear', 'Not clear')], max_length=15)),
                ('max_mph', models.SmallIntegerField(blank=True, null=True, verbose_name='roads posted up to (mph)')),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, size=None)),
                ('summary', models.TextField(max_length=1000)),
                ('note', models.TextField(blank=True, max_length=500, verbose_name='emissions and inspection')),
                ('basis', models.CharField(choices=[('statute', 'Statute'), ('rule', 'Regulation'), ('policy', 'Published policy'), ('practice', 'Practice of the offices'), ('none', 'No rule found')], max_length=10)),
                ('citation', models.CharField(blank=True, max_length=300)),
                ('source', models.URLField(blank=True, max_length=500)),
                ('quotation', models.TextField(blank=True, max_length=1000)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('confidence', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low')], max_length=6)),
                ('checked_on', models.DateField()),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='why it changes')),
                ('proposed_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'state rule',
                'ordering': ['state', 'vehicle', 'valid_from', 'version'],
            },
        ),
        migrations.CreateModel(
            name='RuleVoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.URLField(max_length=500)),
                ('says', models.CharField(max_length=500)),
                ('status', models.CharField(blank=True, choices=[('road', 'Road use'), ('road_limited', 'Road use with limits'), ('antique_only', 'Antique or collector plates only'), ('off_road_only', 'Off-road or farm use only'), ('refused', 'Refused'), ('unclear', 'Not clear')], max_length=15)),
                ('read_on', models.DateField()),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='listings.staterule')),
            ],
            options={
                'verbose_name': 'source of a rule',
                'verbose_name_plural': 'sources of rules',
            },
        ),
        migrations.CreateModel(
            name='RuleEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('published', 'Changed'), ('began', 'Came into force'), ('withdrawn', 'Withdrawn as wrong')], max_length=10)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('data', models.JSONField(default=dict)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='listings.staterule')),
            ],
            options={
                'verbose_name': 'change of a rule',
                'verbose_name_plural': 'changes of rules',
            },
        ),
        migrations.CreateModel(
            name='Bill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inputs', models.JSONField()),
                ('rule_version', models.CharField(max_length=40)),
                ('low_usd_cents', models.BigIntegerField()),
                ('mid_usd_cents', models.BigIntegerField()),
                ('high_usd_cents', models.BigIntegerField()),
                ('paid_usd_cents', models.BigIntegerField()),
                ('note', models.CharField(blank=True, max_length=500)),
                ('reported_at', models.DateTimeField(auto_now_add=True)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('reported_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reported bill',
                'constraints': [models.CheckConstraint(condition=models.Q(('paid_usd_cents__gt', 0)), name='bill_positive')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('state', models.CharField(choices=[('original', 'Original with the seller'), ('claimed', 'Said to be there'), ('missing', 'Missing'), ('not_needed', 'Not needed')], max_length=10)),
                ('why', models.CharField(blank=True, max_length=200, verbose_name='why it is not needed')),
                ('said_at', models.DateTimeField(auto_now=True)),
                ('seen_on', models.DateField(blank=True, null=True)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='listings.listing')),
                ('said_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'paper',
                'constraints': [models.UniqueConstraint(fields=('listing', 'kind'), name='one_row_a_paper')],
            },
        ),
        migrations.CreateModel(
            name='Rate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='Which line: duty, mpf, freight …', max_length=40)),
                ('name', models.CharField(max_length=100)),
                ('heading', models.CharField(blank=True, max_length=12, verbose_name='tariff heading')),
                ('entry', models.CharField(blank=True, choices=[('formal', 'Formal entry'), ('informal', 'Informal entry')], max_length=8)),
                ('method', models.CharField(blank=True, choices=[('roro', 'RoRo'), ('container', 'Container')], max_length=10)),
                ('origin', models.CharField(blank=True, max_length=5, verbose_name='port of departure')),
                ('coast', models.CharField(blank=True, choices=[('west', 'West Coast'), ('gulf', 'Gulf Coast'), ('east', 'East Coast')], max_length=10)),
                ('state', models.CharField(blank=True, choices=[('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming')], max_length=2)),
                ('low', models.DecimalField(decimal_places=6, max_digits=14)),
                ('likely', models.DecimalField(decimal_places=6, max_digits=14)),
                ('high', models.DecimalField(decimal_places=6, max_digits=14)),
                ('unit', models.CharField(choices=[('usd', 'US dollars'), ('jpy', 'Japanese yen'), ('share', 'share of the entered value'), ('price_share', 'share of the price'), ('usd_per_mile', 'US dollars a mile')], max_length=12)),
                ('minimum', models.DecimalField(blank=True, decimal_places=6, max_digits=14, null=True)),
                ('maximum', models.DecimalField(blank=True, decimal_places=6, max_digits=14, null=True)),
                ('note', models.TextField(blank=True, max_length=500)),
                ('citation', models.CharField(blank=True, max_length=300)),
                ('source', models.TextField(blank=True)),
                ('confidence', models.CharField(choices=[('sourced', 'Sourced'), ('unconfirmed', 'Not confirmed')], max_length=11)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('checked_on', models.DateField()),
                ('version', models.IntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('replaced_at', models.DateTimeField(editable=False, null=True)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'rate',
                'ordering': ['kind', 'valid_from', 'version'],
                'constraints': [models.CheckConstraint(condition=models.Q(('likely__lte', models.F('high')), ('low__gte', 0), ('low__lte', models.F('likely'))), name='rate_in_order'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('kind', 'heading', 'entry', 'method', 'origin', 'coast', 'state', 'valid_from'), name='one_rate_a_scope', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Recheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200)),
                ('rule_version', models.CharField(max_length=80)),
                ('ordered_at', models.DateTimeField(auto_now_add=True)),
                ('last', models.BigIntegerField(default=0)),
                ('until', models.BigIntegerField()),
                ('checked', models.IntegerField(default=0)),
                ('changed', models.IntegerField(default=0)),
                ('finished_at', models.DateTimeField(null=True)),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 're-check',
                'verbose_name_plural': 're-checks',
                'ordering': ['-ordered_at'],
                'constraints': [models.UniqueConstraint(fields=('rule_version',), name='one_recheck_a_version')],
            },
        ),
        migrations.AddConstraint(
            model_name='staterule',
            constraint=models.UniqueConstraint(fields=('state', 'vehicle', 'version'), name='one_rule_a_version'),
        ),
        migrations.AddConstraint(
            model_name='staterule',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('stage', 'published')), expressions=[('state', '='), ('vehicle', '='), (models.Func('valid_from', 'valid_to', models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='one_rule_in_force'),
        ),
        migrations.AddConstraint(
            model_name='staterule',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='rule_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='staterule',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), ('proposed_by', None), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='rule_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='ruleevent',
            constraint=models.UniqueConstraint(fields=('rule', 'kind'), name='one_rule_event_of_a_kind'),
        ),
    ]
