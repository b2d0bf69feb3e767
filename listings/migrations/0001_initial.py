from django.contrib.postgres.operations import (
    BtreeGinExtension,
    CreateExtension,
    TrigramExtension,
    UnaccentExtension,
)
import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import listings.cars.models.listing
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        # Before any index that uses their operator classes.
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        CreateExtension("cube"),
        CreateExtension("earthdistance"),
        migrations.CreateModel(
            name='Dataset',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name='Listing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=listings.cars.models.listing.new_public_id, editable=False, max_length=12, unique=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('needs_change', 'Needs a change'), ('live', 'For sale'), ('reserved', 'Reserved'), ('sold', 'Sold'), ('ended', 'Ended'), ('removed', 'Removed by staff')], default='draft', editable=False, max_length=12)),
                ('version', models.IntegerField(default=1, editable=False)),
                ('is_invented', models.BooleanField(default=False, editable=False)),
                ('frame_number', models.CharField(blank=True, max_length=40, verbose_name='frame number')),
                ('frame_missing_reason', models.CharField(blank=True, max_length=200, verbose_name='why there is no frame number')),
                ('grade', models.CharField(blank=True, max_length=60, verbose_name='grade')),
                ('grade_ja', models.CharField(blank=True, max_length=60, verbose_name='grade in Japanese')),
                ('stock_number', models.CharField(blank=True, max_length=40, verbose_name='your stock number')),
                ('year', models.SmallIntegerField(blank=True, editable=False, null=True)),
                ('body', models.CharField(blank=True, choices=[('truck', 'Truck'), ('dump', 'Dump truck'), ('lift', 'Lift truck'), ('van', 'Van'), ('microvan', 'Microvan'), ('hatch', 'Hatchback'), ('sedan', 'Sedan'), ('wagon', 'Wagon'), ('roadster', 'Roadster'), ('coupe', 'Coupe'), ('offroad', 'Off-roader')], max_length=10, verbose_name='body')),
                ('drive', models.CharField(blank=True, choices=[('2wd', '2WD'), ('pt4wd', 'Part-time 4WD'), ('ft4wd', 'Full-time 4WD')], max_length=6, verbose_name='drive')),
                ('gearbox', models.CharField(blank=True, choices=[('3mt', '3-speed manual'), ('4mt', '4-speed manual'), ('5mt', '5-speed manual'), ('5mt_creeper', '5-speed manual with creeper gears'), ('6mt', '6-speed manual'), ('2at', '2-speed automatic'), ('3at', '3-speed automatic'), ('4at', '4-speed automatic'), ('cvt', 'CVT'), ('ecvt', 'ECVT (CVT with electric clutch)'), ('amt', 'Automated manual (AMT, AGS)'), ('single', 'Single speed (electric)')], max_length=12, verbose_name='gearbox')),
                ('aspiration', models.CharField(blank=True, choices=[('na', 'Naturally aspirated'), ('turbo', 'Turbo'), ('supercharged', 'Supercharged'), ('ev', 'Electric')], max_length=12, verbose_name='aspiration')),
                ('displacement_cc', models.SmallIntegerField(blank=True, null=True, verbose_name='displacement')),
                ('low_range', models.BooleanField(blank=True, null=True, verbose_name='low range')),
                ('diff_lock', models.BooleanField(blank=True, null=True, verbose_name='differential lock')),
                ('air_conditioning', models.BooleanField(blank=True, null=True, verbose_name='air conditioning')),
                ('steering', models.CharField(blank=True, choices=[('right', 'Right'), ('left', 'Left')], max_length=5, verbose_name='steering wheel')),
                ('seats', models.SmallIntegerField(blank=True, null=True, verbose_name='seats')),
                ('bed_type', models.CharField(blank=True, choices=[('flat', 'Flat bed'), ('dump', 'Dump bed'), ('lift', 'Lift'), ('freezer', 'Freezer or box')], max_length=8, verbose_name='bed')),
                ('bed_length_mm', models.IntegerField(blank=True, null=True, verbose_name='bed length')),
                ('bed_width_mm', models.IntegerField(blank=True, null=True, verbose_name='bed width')),
                ('tyre_size', models.CharField(blank=True, max_length=20, verbose_name='tyre size')),
                ('timing_belt_on', models.DateField(blank=True, null=True, verbose_name='timing belt changed on')),
                ('colour', models.CharField(blank=True, max_length=30, verbose_name='colour')),
                ('colour_ja', models.CharField(blank=True, max_length=30, verbose_name='colour in Japanese')),
                ('odometer', models.IntegerField(blank=True, null=True, verbose_name='odometer reading')),
                ('odometer_unit', models.CharField(blank=True, choices=[('km', 'kilometres'), ('mi', 'miles')], default='km', max_length=2, verbose_name='unit on the dash')),
                ('mileage_km', models.IntegerField(blank=True, editable=False, null=True)),
                ('engine_replaced', models.BooleanField(blank=True, null=True, verbose_name='engine replaced')),
                ('modifications', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('lift', 'Lifted'), ('wheels', 'Wheels'), ('exhaust', 'Exhaust'), ('lights', 'Lights'), ('belts', 'Seat belts')], max_length=10), blank=True, default=list, size=None)),
                ('modified_notes', models.CharField(blank=True, max_length=500, verbose_name='what was changed')),
                ('side', models.CharField(blank=True, choices=[('us', 'In the United States'), ('jp', 'In Japan')], max_length=2, verbose_name='where the car is')),
                ('zip_code', models.CharField(blank=True, max_length=5, verbose_name='ZIP code')),
                ('state', models.CharField(blank=True, choices=[('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming')], editable=False, max_length=2, verbose_name='state')),
                ('price', models.BigIntegerField(blank=True, help_text='Minor units.', null=True, verbose_name='price')),
                ('currency', models.CharField(blank=True, choices=[('USD', 'US dollars'), ('JPY', 'Japanese yen')], default='USD', max_length=3, verbose_name='currency')),
                ('price_usd_cents', models.BigIntegerField(blank=True, editable=False, null=True)),
                ('text_en', models.TextField(blank=True, max_length=10000, verbose_name='your words')),
                ('text_ja', models.TextField(blank=True, max_length=10000, verbose_name='your words in Japanese')),
                ('eligible_earliest', models.DateField(editable=False, null=True)),
                ('eligible_safe', models.DateField(editable=False, null=True)),
                ('eligible_level', models.CharField(blank=True, editable=False, max_length=1)),
                ('eligible_conflict', models.BooleanField(default=False, editable=False)),
                ('eligible_told', models.DateField(editable=False, null=True)),
                ('photo_count', models.SmallIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('submitted_at', models.DateTimeField(editable=False, null=True)),
                ('listed_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'car',
            },
        ),
        migrations.CreateModel(
            name='EmissionPrefix',
            fields=[
                ('prefix', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('applies_to', models.CharField(max_length=80)),
                ('from_year', models.PositiveSmallIntegerField()),
                ('to_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('confidence', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low')], max_length=6)),
                ('source', models.TextField()),
            ],
            options={
                'verbose_name_plural': 'emission prefixes',
                'ordering': ['from_year', 'prefix'],
            },
        ),
        migrations.CreateModel(
            name='Estimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model_version', models.CharField(max_length=40)),
                ('input_hash', models.CharField(max_length=64)),
                ('low_usd_cents', models.BigIntegerField(null=True)),
                ('mid_usd_cents', models.BigIntegerField(null=True)),
                ('high_usd_cents', models.BigIntegerField(null=True)),
                ('effective_comparables', models.FloatField(default=0)),
                ('abstained', models.BooleanField()),
                ('reason', models.CharField(max_length=300)),
                ('comparables', models.JSONField(default=list)),
                ('comparable_count', models.SmallIntegerField(default=0)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'estimate',
            },
        ),
        migrations.CreateModel(
            name='Family',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('name_ja', models.CharField(blank=True, max_length=60)),
                ('slug', models.SlugField(max_length=60)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, help_text='Also typed as', size=None)),
            ],
            options={
                'verbose_name_plural': 'families',
                'ordering': ['make__name', 'name'],
            },
        ),
        migrations.CreateModel(
            name='FrameCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=12)),
                ('model_name', models.CharField(help_text='Names it was sold under', max_length=80)),
                ('name_ja', models.CharField(blank=True, max_length=80)),
                ('generation', models.CharField(blank=True, max_length=40)),
                ('body_style', models.CharField(choices=[('pickup', 'Truck'), ('dump_or_special', 'Dump bed or special truck'), ('van', 'Van'), ('microvan_passenger', 'Passenger van'), ('hatchback', 'Hatchback'), ('wagon', 'Tall wagon'), ('sedan', 'Sedan'), ('suv', 'Off-roader'), ('coupe', 'Coupe'), ('convertible', 'Convertible')], max_length=20)),
                ('vehicle_class', models.CharField(choices=[('kei_truck', 'Kei truck'), ('kei_van', 'Kei van'), ('kei_car', 'Kei car')], max_length=10)),
                ('built_from', models.DateField(blank=True, null=True)),
                ('built_to', models.DateField(blank=True, null=True)),
                ('from_precision', models.CharField(blank=True, choices=[('day', 'Day'), ('month', 'Month'), ('year', 'Year')], max_length=5)),
                ('to_precision', models.CharField(blank=True, choices=[('day', 'Day'), ('month', 'Month'), ('year', 'Year')], max_length=5)),
                ('engine_code', models.CharField(blank=True, max_length=40)),
                ('displacement_cc', models.PositiveSmallIntegerField(blank=True, help_text='0 for an electric car', null=True)),
                ('aspirations', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('na', 'Naturally aspirated'), ('turbo', 'Turbo'), ('supercharged', 'Supercharged'), ('ev', 'Electric')], max_length=12), size=None)),
                ('power_ps', models.PositiveSmallIntegerField(blank=True, help_text='Highest factory output of this code', null=True)),
                ('drivetrains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('rwd', 'Rear-wheel drive'), ('fwd', 'Front-wheel drive'), ('4wd', 'Four-wheel drive'), ('awd', 'All-wheel drive')], max_length=3), size=None)),
                ('engine_position', models.CharField(blank=True, choices=[('front', 'Front'), ('front_underseat', 'Under the seats'), ('mid', 'Mid'), ('rear', 'Rear')], max_length=16)),
                ('transmissions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('3mt', '3-speed manual'), ('4mt', '4-speed manual'), ('5mt', '5-speed manual'), ('5mt_creeper', '5-speed manual with creeper gears'), ('6mt', '6-speed manual'), ('2at', '2-speed automatic'), ('3at', '3-speed automatic'), ('4at', '4-speed automatic'), ('cvt', 'CVT'), ('ecvt', 'ECVT (CVT with electric clutch)'), ('amt', 'Automated manual (AMT, AGS)'), ('single', 'Single speed (electric)')], max_length=12), size=None)),
                ('length_mm', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('width_mm', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('height_mm', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('weight_kg', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('source', models.TextField()),
                ('confidence', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low')], max_length=6)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='frame_codes', to='listings.family')),
            ],
            options={
                'ordering': ['code', 'body_style'],
            },
        ),
        migrations.CreateModel(
            name='KeiClass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_from', models.DateField(unique=True)),
                ('effective_to', models.DateField(blank=True, null=True)),
                ('max_displacement_cc', models.PositiveSmallIntegerField(help_text='Four-stroke, the larger')),
                ('max_displacement_note', models.CharField(blank=True, max_length=60)),
                ('max_length_mm', models.PositiveSmallIntegerField()),
                ('max_width_mm', models.PositiveSmallIntegerField()),
                ('max_height_mm', models.PositiveSmallIntegerField()),
                ('power_note', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('source', models.TextField()),
            ],
            options={
                'verbose_name_plural': 'kei classes',
                'ordering': ['effective_from'],
            },
        ),
        migrations.CreateModel(
            name='Make',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
                ('name_ja', models.CharField(blank=True, max_length=40)),
                ('slug', models.SlugField(max_length=40, unique=True)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, help_text='Also sold or typed as', size=None)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Port',
            fields=[
                ('code', models.CharField(help_text='UN/LOCODE', max_length=5, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('name_ja', models.CharField(blank=True, max_length=60)),
                ('country', models.CharField(max_length=2)),
                ('source', models.TextField()),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='name')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=40)),
                ('object_kind', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='acts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'act',
                'verbose_name_plural': 'audit',
            },
        ),
        migrations.CreateModel(
            name='EligibilityVerdict',
            fields=[
                ('listing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='verdict', serialize=False, to='listings.listing')),
                ('built_from', models.DateField(null=True)),
                ('built_to', models.DateField(null=True)),
                ('earliest', models.DateField(null=True)),
                ('safe', models.DateField(null=True)),
                ('level', models.CharField(blank=True, max_length=1)),
                ('conflict', models.BooleanField(default=False)),
                ('rule_version', models.CharField(max_length=40)),
                ('input_hash', models.CharField(max_length=64)),
                ('computed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'eligibility verdict',
            },
        ),
        migrations.AddField(
            model_name='listing',
            name='estimate',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='listings.estimate'),
        ),
        migrations.AddField(
            model_name='estimate',
            name='listing',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='estimates', to='listings.listing'),
        ),
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('currency', models.CharField(choices=[('USD', 'US dollars'), ('JPY', 'Japanese yen')], max_length=3)),
                ('on', models.DateField()),
                ('usd', models.DecimalField(decimal_places=8, max_digits=18)),
                ('source', models.TextField()),
            ],
            options={
                'verbose_name': 'exchange rate',
                'constraints': [models.UniqueConstraint(fields=('currency', 'on'), name='one_rate_a_day'), models.CheckConstraint(condition=models.Q(('usd__gt', 0)), name='rate_positive')],
            },
        ),
        migrations.AddField(
            model_name='listing',
            name='family',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='listings.family'),
        ),
        migrations.AddField(
            model_name='listing',
            name='frame_code',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='listings', to='listings.framecode'),
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('recipient', models.EmailField(max_length=254)),
                ('sender', models.CharField(max_length=200)),
                ('reply_to', models.CharField(blank=True, max_length=200)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('headers', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('due', 'Due'), ('sent', 'Sent'), ('failed', 'Failed for good')], default='due', max_length=10)),
                ('problem', models.CharField(blank=True, max_length=500)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'letter',
                'indexes': [models.Index(fields=['-created_at'], name='letter_created')],
            },
        ),
        migrations.CreateModel(
            name='ListingEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'Sent for review'), ('live', 'Went live'), ('change_asked', 'A change was asked for'), ('taken_back', 'Taken back by the seller'), ('refused', 'Refused'), ('eligible', 'Became old enough to import'), ('price_changed', 'Price changed'), ('proof_raised', 'Proof checked'), ('reserved', 'Reserved'), ('released', 'For sale again'), ('sold', 'Sold'), ('ended', 'Ended'), ('removed', 'Removed by staff')], max_length=15)),
                ('key', models.CharField(max_length=40)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('data', models.JSONField(default=dict)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='listings.listing')),
            ],
            options={
                'verbose_name': 'event',
            },
        ),
        migrations.AddField(
            model_name='family',
            name='make',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='families', to='listings.make'),
        ),
        migrations.CreateModel(
            name='NotKei',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('make', models.CharField(max_length=60)),
                ('model', models.CharField(max_length=80)),
                ('code', models.CharField(blank=True, db_index=True, max_length=12)),
                ('why', models.TextField()),
                ('confidence', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low')], max_length=6)),
                ('source', models.TextField()),
            ],
            options={
                'verbose_name': 'vehicle that is not a kei',
                'verbose_name_plural': 'vehicles that are not kei',
                'ordering': ['make', 'model', 'code'],
                'constraints': [models.UniqueConstraint(fields=('make', 'model', 'code'), name='one_row_per_not_kei')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('rev', models.SmallIntegerField(default=1, editable=False)),
                ('place', models.SmallIntegerField()),
                ('state', models.CharField(choices=[('stored', 'Being prepared'), ('ready', 'Ready'), ('failed', 'Could not be read')], default='stored', max_length=10)),
                ('problem', models.CharField(blank=True, max_length=20)),
                ('name', models.CharField(max_length=120, verbose_name='file name')),
                ('caption', models.CharField(blank=True, max_length=120, verbose_name='caption')),
                ('sha256', models.CharField(max_length=64)),
                ('bytes', models.IntegerField()),
                ('original', models.CharField(blank=True, help_text='Private key.', max_length=200)),
                ('width', models.IntegerField(null=True)),
                ('height', models.IntegerField(null=True)),
                ('colour', models.CharField(default='#e9e4d8', max_length=7)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='listings.listing')),
            ],
            options={
                'verbose_name': 'photo',
                'ordering': ['listing_id', 'place'],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('build_plate', 'Build plate'), ('maker_record', "Maker's record"), ('frame_number', 'Frame number'), ('first_registration', 'First registration'), ('first_inspection', 'First inspection'), ('seller_statement', "Seller's word on the year"), ('odometer', 'Odometer reading')], max_length=20)),
                ('value', models.CharField(max_length=40)),
                ('typed', models.CharField(blank=True, max_length=80)),
                ('source', models.CharField(choices=[('seller', 'Seller'), ('staff', 'Staff'), ('document', 'Document'), ('computed', 'Computed')], default='seller', max_length=10)),
                ('said_at', models.DateTimeField(auto_now_add=True)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('said_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='listings.listing')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='claims', to='listings.photo')),
            ],
            options={
                'verbose_name': 'claim',
            },
        ),
        migrations.AddField(
            model_name='listing',
            name='port',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='listings.port'),
        ),
        migrations.CreateModel(
            name='Rebadge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=12)),
                ('twin_code', models.CharField(db_index=True, max_length=12)),
                ('source', models.TextField()),
                ('make', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rebadges', to='listings.make')),
                ('twin_make', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='twins', to='listings.make')),
            ],
            options={
                'ordering': ['make__name', 'code', 'twin_make__name'],
            },
        ),
        migrations.CreateModel(
            name='Sale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('asking', 'Asking price'), ('told', 'Sale as told or reported'), ('confirmed', 'Sale confirmed by both sides')], max_length=10)),
                ('year', models.SmallIntegerField(blank=True, null=True)),
                ('mileage_km', models.IntegerField(blank=True, null=True)),
                ('drive', models.CharField(blank=True, max_length=12)),
                ('side', models.CharField(blank=True, max_length=2)),
                ('price_usd_cents', models.BigIntegerField()),
                ('on', models.DateField()),
                ('on_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('year', 'Year')], default='day', max_length=5)),
                ('title', models.CharField(blank=True, help_text="What was offered, in the source's words.", max_length=200)),
                ('seller_key', models.CharField(blank=True, max_length=80)),
                ('listing_id', models.BigIntegerField(blank=True, null=True, unique=True)),
                ('key', models.CharField(blank=True, editable=False, max_length=80, null=True, unique=True)),
                ('source', models.TextField()),
                ('set_aside', models.BooleanField(default=False, help_text='Suspicious: not used.')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='listings.family')),
                ('frame_code', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sales', to='listings.framecode')),
            ],
            options={
                'verbose_name': 'sale',
            },
        ),
        migrations.CreateModel(
            name='Seller',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('dealer', 'Import dealer'), ('collector', 'Collector')], max_length=10)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('about', models.TextField(blank=True, max_length=3000, verbose_name='about you')),
                ('zip_code', models.CharField(blank=True, max_length=5, verbose_name='ZIP code')),
                ('state', models.CharField(blank=True, choices=[('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming')], max_length=2, verbose_name='state')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('is_invented', models.BooleanField(default=False, help_text='Belongs to the demo market.')),
                ('licence_number', models.CharField(blank=True, max_length=40, verbose_name='dealer licence number')),
                ('licence_state', models.CharField(blank=True, choices=[('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming')], max_length=2, verbose_name='licence state')),
                ('licence_expires_on', models.DateField(blank=True, null=True, verbose_name='licence expires on')),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'seller',
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('owner', 'Owner'), ('manager', 'Manager'), ('sales', 'Sales')], max_length=10)),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('seller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='listings.seller')),
            ],
        ),
        migrations.AddField(
            model_name='listing',
            name='seller',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='listings.seller'),
        ),
        migrations.CreateModel(
            name='SerialBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=12)),
                ('type_designation', models.CharField(blank=True, max_length=20)),
                ('serial_from', models.CharField(max_length=8)),
                ('serial_to', models.CharField(blank=True, max_length=8)),
                ('first', models.PositiveIntegerField()),
                ('last', models.PositiveIntegerField(blank=True, null=True)),
                ('built_from', models.DateField(blank=True, null=True)),
                ('built_to', models.DateField(blank=True, null=True)),
                ('precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('year', 'Year')], help_text='Of the coarser end', max_length=5)),
                ('basis', models.TextField(blank=True)),
                ('source', models.TextField()),
                ('confidence', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low')], max_length=6)),
                ('make', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='serial_blocks', to='listings.make')),
            ],
            options={
                'ordering': ['code', 'first'],
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('buyer_name', models.CharField(max_length=80, verbose_name='your name')),
                ('buyer_email', models.EmailField(max_length=254, verbose_name='your e-mail address')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('last_message_at', models.DateTimeField(auto_now_add=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('buyer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to='listings.listing')),
            ],
            options={
                'verbose_name': 'conversation',
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_buyer', models.BooleanField()),
                ('text', models.TextField(max_length=5000, verbose_name='your message')),
                ('token', models.UUIDField(unique=True)),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
                ('delivered_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='listings.thread')),
            ],
            options={
                'verbose_name': 'message',
                'ordering': ['sent_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='WorkItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('subject_id', models.BigIntegerField()),
                ('wanted_rev', models.BigIntegerField(default=1, help_text='Raised by whoever changes an input, in the same transaction.')),
                ('done_rev', models.BigIntegerField(default=0, help_text='The revision that the stored result belongs to.')),
                ('priority', models.SmallIntegerField(default=5, help_text='Small numbers go first.')),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('lease_token', models.UUIDField(blank=True, null=True)),
                ('attempts', models.IntegerField(default=0)),
                ('last_error', models.CharField(blank=True, default='', max_length=500)),
                ('dead_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'work item',
                'db_table': 'work_item',
                'indexes': [models.Index(condition=models.Q(('dead_at', None), ('done_rev__lt', models.F('wanted_rev'))), fields=['kind', 'priority', 'not_before'], name='work_due'), models.Index(condition=models.Q(('dead_at__isnull', False)), fields=['dead_at'], name='work_dead')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'subject_id'), name='work_item_subject')],
            },
        ),
        migrations.CreateModel(
            name='Zip',
            fields=[
                ('code', models.CharField(max_length=5, primary_key=True, serialize=False)),
                ('state', models.CharField(max_length=2)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
            ],
            options={
                'verbose_name': 'ZIP code',
                'verbose_name_plural': 'ZIP codes',
                'constraints': [models.CheckConstraint(condition=models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), name='zip_lies_on_earth')],
            },
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_any_case'),
        ),
        migrations.AddIndex(
            model_name='act',
            index=models.Index(fields=['object_kind', 'object_id', '-at'], name='act_object'),
        ),
        migrations.AddIndex(
            model_name='act',
            index=models.Index(fields=['-at'], name='act_at'),
        ),
        migrations.AddConstraint(
            model_name='estimate',
            constraint=models.UniqueConstraint(fields=('listing', 'model_version', 'input_hash'), name='one_estimate_per_input'),
        ),
        migrations.AddConstraint(
            model_name='estimate',
            constraint=models.CheckConstraint(condition=models.Q(('abstained', True), models.Q(('high_usd_cents__isnull', False), ('low_usd_cents__isnull', False), ('low_usd_cents__lte', models.F('mid_usd_cents')), ('mid_usd_cents__isnull', False), ('mid_usd_cents__lte', models.F('high_usd_cents'))), _connector='OR'), name='estimate_in_order'),
        ),
        migrations.AddConstraint(
            model_name='framecode',
            constraint=models.UniqueConstraint(fields=('family', 'code', 'body_style'), name='one_row_per_family_code_and_body'),
        ),
        migrations.AddConstraint(
            model_name='framecode',
            constraint=models.CheckConstraint(condition=models.Q(('built_to__gte', models.F('built_from'))), name='frame_code_ends_after_it_starts'),
        ),
        migrations.AddIndex(
            model_name='listingevent',
            index=models.Index(fields=['-at'], name='event_at'),
        ),
        migrations.AddConstraint(
            model_name='listingevent',
            constraint=models.UniqueConstraint(fields=('listing', 'kind', 'key'), name='one_event_per_key'),
        ),
        migrations.AddConstraint(
            model_name='family',
            constraint=models.UniqueConstraint(fields=('make', 'slug'), name='one_family_per_make_and_slug'),
        ),
        migrations.AddConstraint(
            model_name='family',
            constraint=models.UniqueConstraint(fields=('make', 'name'), name='one_family_per_make_and_name'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('listing', 'place'), name='one_photo_per_place'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(fields=('listing', 'sha256'), name='one_photo_per_file'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('listing', 'kind'), name='one_standing_claim_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='rebadge',
            constraint=models.UniqueConstraint(fields=('make', 'code', 'twin_make', 'twin_code'), name='one_row_per_rebadge'),
        ),
        migrations.AddIndex(
            model_name='sale',
            index=models.Index(fields=['family', '-on', '-id'], name='sale_family'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(('price_usd_cents__gt', 0)), name='sale_price'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['asking', 'told', 'confirmed'])), name='sale_kind'),
        ),
        migrations.AddConstraint(
            model_name='seller',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['dealer', 'collector'])), name='seller_kind'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('seller', 'user'), name='one_membership_per_person'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('role', 'owner')), fields=('seller',), name='one_owner_per_seller'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'manager', 'sales'])), name='membership_role'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('status__in', ('live', 'reserved'))), fields=['-listed_at', '-id'], name='car_newest'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('status__in', ('live', 'reserved'))), fields=['price_usd_cents', 'id'], name='car_price'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('status__in', ('live', 'reserved'))), fields=['mileage_km', 'id'], name='car_km'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('status__in', ('live', 'reserved'))), fields=['eligible_safe', 'id'], name='car_eligible'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('status__in', ('live', 'reserved'))), fields=['family', '-listed_at', '-id'], name='car_family'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(models.OrderBy(models.F('year'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('status__in', ('live', 'reserved'))), name='car_year'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(models.OrderBy(models.F('price_usd_cents'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('status__in', ('live', 'reserved'))), name='car_price_down'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('eligible_level__in', ('A', 'B', 'C')), ('eligible_told', None), ('status__in', ('live', 'reserved'))), fields=['eligible_safe'], name='car_to_announce'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('status', 'in_review')), fields=['submitted_at'], name='car_in_review'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(fields=['seller', 'status', '-id'], name='car_seller'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('frame_number', ''), _negated=True), fields=['frame_number'], name='car_frame_number'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('draft', 'in_review', 'needs_change', 'live', 'reserved', 'sold', 'ended', 'removed'))), name='listing_status'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(('price', None), ('price__gt', 0), _connector='OR'), name='listing_price'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('live', 'reserved', 'sold')), _negated=True), ('listed_at__isnull', False), _connector='OR'), name='listing_public_was_listed'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.UniqueConstraint(condition=models.Q(('stock_number', ''), _negated=True), fields=('seller', 'stock_number'), name='one_listing_per_stock_number'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('frame_number', ''), _negated=True), models.Q(('status__in', ['ended', 'removed']), _negated=True)), fields=('seller', 'frame_number'), name='one_open_listing_per_frame_number'),
        ),
        migrations.AddConstraint(
            model_name='serialblock',
            constraint=models.UniqueConstraint(fields=('make', 'code', 'type_designation', 'serial_from', 'serial_to', 'source'), name='one_serial_block_per_source'),
        ),
        migrations.AddConstraint(
            model_name='serialblock',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='serial_block_rises'),
        ),
        migrations.AddConstraint(
            model_name='serialblock',
            constraint=models.CheckConstraint(condition=models.Q(('built_to__gte', models.F('built_from'))), name='serial_block_ends_after_it_starts'),
        ),
        migrations.AddIndex(
            model_name='thread',
            index=models.Index(fields=['listing', '-last_message_at'], name='thread_listing'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.UniqueConstraint(fields=('listing', 'buyer_email'), name='one_thread_per_buyer_and_car'),
        ),
        # Rows of the queue are updated many times; room on the page keeps the updates in place.
        migrations.RunSQL(
            "ALTER TABLE work_item SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01)",
            migrations.RunSQL.noop,
        ),
    ]
